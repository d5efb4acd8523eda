using Rca.Contracts;
using Rca.Pipeline.Redaction;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

public sealed class ClosingRedactorTests
{
    readonly ClosingRedactor _redactor = new(Engines.New(), new AccessRedactor(Engines.New(), new Catalogues([])));

    [Theory]
    [InlineData("time-budget", "time-budget")]
    [InlineData("Time Budget", "unspecified")]
    [InlineData("a\u001b[31m", "unspecified")]
    [InlineData("", "unspecified")]
    [InlineData(null, null)]
    public void Reason_is_a_word_or_nothing(string? reason, string? kept) => Assert.Equal(kept, Redact(reason: reason).Reason);

    [Fact]
    public void Detail_loses_secrets_control_characters_and_what_is_beyond_its_length()
    {
        Assert.Equal("ab[31mc", Redact(detail: "a\nb\u001b[31mc\0").Detail);
        Assert.DoesNotContain(Synthetic.GitHub, Redact(detail: $"x {Synthetic.GitHub}").Detail, StringComparison.Ordinal);
        Assert.InRange(Redact(detail: new string('x', 1_000_000)).Detail!.Length, 1, 2000);
    }

    [Fact]
    public void Ledger_keeps_its_numbers_and_loses_what_is_no_word()
    {
        var entry = Redact(ledger: new LedgerEntry("GET\nX", $"/a?{Synthetic.GitHub}", "200 <b>", 12, 34, Synthetic.Jwt())).Ledger.Single();
        Assert.Equal(("other", "other", 12L, 34L), (entry.Verb, entry.Status, entry.Bytes, entry.DurationMs));
        Assert.DoesNotContain(Synthetic.GitHub, entry.Resource, StringComparison.Ordinal);
        Assert.DoesNotContain(Synthetic.Jwt(), entry.Selector, StringComparison.Ordinal);
        Assert.Equal("/api/v1/namespaces/shop/pods", Redact(ledger: new LedgerEntry("GET", "/api/v1/namespaces/shop/pods", "200", 1, 1)).Ledger.Single().Resource);
    }

    Closing Redact(string? reason = null, string? detail = null, LedgerEntry? ledger = null) =>
        _redactor.Redact(new Closing(Outcome.Failed, 0, 1, ledger is null ? [] : [ledger], reason, detail), Core.Planning.Routes.Configuration().Sources["prod"]);
}
