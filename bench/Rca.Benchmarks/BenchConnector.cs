using Rca.Core.Collecting;

namespace Rca.Benchmarks;

/// <summary>Yields records of a common size, as fast as they are taken.</summary>
sealed class BenchConnector(int items, string text, CollectionBudget? budget = null, Action<int>? before = null) : IConnector
{
    static readonly ConnectorDescriptor Descriptor = new(
        "bench", "1", [new("bench.things", "Things", "", "", [], [EvidenceKind.Of<BenchEvidence>()])], []);

    public ConnectorDescriptor Describe() => Descriptor with { Budgets = budget ?? new CollectionBudget() };

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var i = 0; i < items && !cancellationToken.IsCancellationRequested; i++)
        {
            before?.Invoke(i);
            yield return new CapturedItem(new BenchEvidence(i, DateTimeOffset.UnixEpoch, "checkout-7d9f", text, true, null), DateTimeOffset.UnixEpoch);
        }
    }
}
