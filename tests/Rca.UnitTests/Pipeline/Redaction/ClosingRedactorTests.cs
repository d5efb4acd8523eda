using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline.Redaction;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

public sealed class ClosingRedactorTests
{
    static readonly ConnectorDescriptor Descriptor = new("kube", "1", [], [new("pods.list", Mandatory: true, "", "verbs: [list]")], LedgerWords: ["pods"]);

    readonly ClosingRedactor _redactor = new(Engines.New(), new Catalogues([Descriptor]));

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
    public void Ledger_is_redacted_and_what_is_not_kept_is_counted()
    {
        var closing = Redact(ledger: new LedgerEntry("GET", $"/pods/{Synthetic.GitHub}", "200", 12, 34), elided: 5);
        Assert.StartsWith("/pods/[REDACTED:identifier:", closing.Ledger.Single().Resource, StringComparison.Ordinal);
        Assert.Equal(5, closing.LedgerElided);
    }

    [Fact]
    public void Grant_is_the_descriptors_and_a_permission_that_it_does_not_have_is_dropped()
    {
        var forbidden = new Closing(Outcome.Forbidden, 0, 1, [], "not-permitted", Permission: "pods.list", Grant: $"give {Synthetic.GitHub}");
        var redacted = Redact(forbidden);
        Assert.Equal(("pods.list", "verbs: [list]"), (redacted.Permission, redacted.Grant));
        foreach (var foreign in new[] { Redact(forbidden, "other"), Redact(forbidden with { Permission = Synthetic.GitHub }) })
            Assert.Equal((null, null), (foreign.Permission, foreign.Grant));
    }

    Closing Redact(string? reason = null, string? detail = null, LedgerEntry? ledger = null, int elided = 0) =>
        Redact(new Closing(Outcome.Failed, 0, 1, ledger is null ? [] : [ledger], reason, detail, LedgerElided: elided));

    Closing Redact(Closing closing, string connector = "kube") =>
        _redactor.Redact(closing, Core.Planning.Routes.Configuration().Sources["prod"] with { Connector = connector }, "kube.pods", new Dictionary<string, string>());
}
