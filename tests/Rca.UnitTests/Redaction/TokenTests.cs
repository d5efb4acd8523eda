using System.Text;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class TokenTests
{
    [Fact]
    public void Token_has_its_form_and_is_stable()
    {
        var token = Engines.New().Pseudonym(DataClass.Person, "jane");

        Assert.Matches("^\\[REDACTED:person:k1:[a-z2-7]{16}\\]$", token);
        Assert.Equal("[REDACTED:person:k1:cgrzoq6xej5r2khi]", token);
    }

    [Fact]
    public void Token_differs_by_class_by_key_and_by_value()
    {
        var other = new RedactionEngine(Engines.Key(fill: 8));
        string[] tokens =
        [
            Engines.New().Pseudonym(DataClass.Person, "jane"), Engines.New().Pseudonym(DataClass.Identifier, "jane"),
            Engines.New().Pseudonym(DataClass.Person, "joan"), other.Pseudonym(DataClass.Person, "jane"),
        ];

        Assert.Equal(4, tokens.Select(token => token[^17..]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Short_key_is_refused(int length) => Assert.Throws<ArgumentException>(() => new TokenKey("k1", new byte[length]));

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a]")]
    [InlineData("a b")]
    public void Key_id_that_would_break_tokens_is_refused(string id) => Assert.Throws<ArgumentException>(() => new TokenKey(id, new byte[32]));

    [Fact]
    public void Key_is_not_printed()
    {
        var key = new TokenKey("k1", Encoding.ASCII.GetBytes("synthetic-key-synthetic-key-synthetic"));

        Assert.Equal("TokenKey { KeyId = k1 }", key.ToString());
    }

    [Fact]
    public void Changing_the_callers_key_array_later_changes_nothing()
    {
        var key = Engines.Key();
        var engine = new RedactionEngine(key);
        var before = engine.Pseudonym(DataClass.Person, "jane");

        key.Key[0] ^= 1;

        Assert.Equal(before, engine.Pseudonym(DataClass.Person, "jane"));
    }
}
