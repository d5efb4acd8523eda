using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

sealed record Collected(IReadOnlyList<CapturedItem> Items, SourceFailureException? Failure, IReadOnlyList<LedgerEntry> Ledger)
{
    public IReadOnlyList<T> All<T>() => [.. Items.Select(i => i.Evidence).Cast<T>()];

    /// <summary>Those of one kind, where a capability has several.</summary>
    public IReadOnlyList<T> Of<T>() => [.. Items.Select(i => i.Evidence).OfType<T>()];

    public string Written => string.Join('\n', Items.Select(i => EvidenceKind.Write(i.Evidence).GetRawText()));

    public void FailedAs(Outcome outcome, string reason)
    {
        Assert.NotNull(Failure);
        Assert.Equal((outcome, reason), (Failure.Outcome, Failure.Reason));
        Assert.DoesNotContain("words of the source", Failure.ToString(), StringComparison.Ordinal);
    }
}
