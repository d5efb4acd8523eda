using Rca.Core.Collecting;
using Rca.Pipeline;

namespace Rca.IntegrationTests.Forgery;

/// <summary>Finds nothing, and knows how often it was asked.</summary>
sealed class CountingConnector : IConnector
{
    int _asked;

    public int Asked => _asked;

    public ConnectorDescriptor Describe() => BuiltInConnectors.Descriptors["postgres"];

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return AsyncEnumerable.Empty<CapturedItem>();
    }
}
