using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting;

/// <summary>A connector whose stream a test writes.</summary>
sealed class FakeConnector(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect) : IConnector
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    public ConnectorDescriptor Describe() => Planning.Routes.Connectors["kube"];

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken) => collect(request, cancellationToken);

    public static CapturedItem Item(int number, string? text = null) => new(new Thing(number, text), Now);

    public static async IAsyncEnumerable<CapturedItem> Yield(int items, Exception? then = null, string? text = null)
    {
        await Task.Yield();
        for (var i = 0; i < items; i++) yield return Item(i, text);
        if (then is not null) throw then;
    }
}
