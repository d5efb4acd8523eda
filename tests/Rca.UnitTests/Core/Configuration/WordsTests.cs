using CsCheck;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class WordsTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("45s", 45_000)]
    [InlineData("15m", 900_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("0s", 0)]
    public void Duration_is_read(string text, long milliseconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("45")]
    [InlineData("-45s")]
    [InlineData("4.5s")]
    [InlineData(" 45s")]
    [InlineData("45 s")]
    [InlineData("45d")]
    [InlineData("٤s")]
    [InlineData("99999999999s")]
    [InlineData("2147483647h")]
    public void Duration_of_another_form_is_refused(string text) => Assert.False(Durations.TryParse(text, out _));

    [Fact]
    public void Duration_is_written_as_it_is_read() => Gen.Long[0, 1_000_000_000].Sample(ms =>
    {
        Assert.True(Durations.TryParse(Durations.Format(TimeSpan.FromMilliseconds(ms)), out var back));
        Assert.Equal(ms, back.TotalMilliseconds);
    }, iter: 500);

    [Theory]
    [InlineData("shop", "shop", true)]
    [InlineData("shop", "Shop", false)]
    [InlineData("shop*", "shop", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*b*c", "aXbYbc", true)]
    [InlineData("a*b", "abc", false)]
    [InlineData("team-*", "xteam-a", false)]
    [InlineData("?", "a", false)]
    [InlineData(".*", "ab", false)]
    public void Wildcard_stands_for_any_run(string pattern, string text, bool fits) => Assert.Equal(fits, Wildcard.Fits(pattern, text));

    [Fact]
    public void Wildcard_agrees_with_a_naive_model() => Gen.Select(Of("ab*", 6), Of("ab", 8)).Sample((pattern, text) =>
        Assert.Equal(Model(pattern, text), Wildcard.Fits(pattern, text)), iter: 3_000);

    [Fact]
    public void Wildcard_of_many_stars_ends_soon() => Assert.False(Wildcard.Fits(string.Concat(Enumerable.Repeat("a*", 200)) + "b", new string('a', 20_000)));

    [Theory]
    [InlineData("acme/checkout", true)]
    [InlineData("acme/.github", true)]
    [InlineData("a-b/c_d.e", true)]
    [InlineData("acme/..", false)]
    [InlineData("acme/.", false)]
    [InlineData("acme/...", true)]
    [InlineData("../acme", false)]
    [InlineData("acme", false)]
    [InlineData("acme/a/b", false)]
    [InlineData("acme/a%2e", false)]
    [InlineData("acme/a\n", false)]
    [InlineData("-acme/a", false)]
    public void Repository_is_owner_and_name_and_no_way_up(string value, bool accepted) => Assert.Equal(accepted, ScopeForm.Repository.Accepts(value));

    [Theory]
    [InlineData("shop", true)]
    [InlineData("a-1", true)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a.b", false)]
    [InlineData("a\n", false)]
    [InlineData("ａ", false)]
    public void Dns_label_is_that_of_a_namespace(string value, bool accepted) => Assert.Equal(accepted, ScopeForm.DnsLabel.Accepts(value));

    [Fact]
    public void Forms_have_their_greatest_lengths()
    {
        Assert.True(ScopeForm.DnsLabel.Accepts(new string('a', 63)));
        Assert.False(ScopeForm.DnsLabel.Accepts(new string('a', 64)));
        Assert.True(ScopeForm.DnsSubdomain.Accepts(new string('a', 253)));
        Assert.False(ScopeForm.DnsSubdomain.Accepts(new string('a', 254)));
        Assert.False(ScopeForm.DnsSubdomain.Accepts("a..b"));
        Assert.True(ScopeForm.DatabaseName.Accepts("orders_1"));
        Assert.False(ScopeForm.DatabaseName.Accepts("orders;--"));
        Assert.False(ScopeForm.DatabaseName.Accepts("o'r"));
        Assert.False(ScopeForm.Word.Accepts("../x"));
    }

    [Fact]
    public void No_form_takes_control_characters_braces_or_space() => Gen.Select(Pick.From("\n", "\u001b[31m", "{{", " ", "\0", "'", "\"", "\\", ";", "%", "\u202e"), Of("ab1", 4), Of("ab1", 4))
        .Sample((hostile, before, after) =>
        {
            foreach (var form in (ScopeForm[])[ScopeForm.DnsLabel, ScopeForm.DnsSubdomain, ScopeForm.Repository, ScopeForm.DatabaseName, ScopeForm.Word])
                Assert.False(form.Accepts($"a{before}{hostile}{after}"), form.Name);
        }, iter: 500);

    static Gen<string> Of(string alphabet, int length) => Gen.Int[0, alphabet.Length - 1].Array[0, length].Select(a => new string([.. a.Select(i => alphabet[i])]));

    static bool Model(string pattern, string text) => pattern.Length == 0
        ? text.Length == 0
        : pattern[0] == '*' ? Enumerable.Range(0, text.Length + 1).Any(i => Model(pattern[1..], text[i..]))
        : text.Length > 0 && text[0] == pattern[0] && Model(pattern[1..], text[1..]);
}
