using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting;

/// <summary>A connector whose stream a test writes.</summary>
sealed class FakeConnector(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect) : IConnector
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly PermissionDescriptor ListPods = new("pods.list", Mandatory: true, "To see pods.", "verbs: [list]");

    public ConnectorDescriptor Describe() => Planning.Routes.Connectors["kube"] with { Permissions = [ListPods] };

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken) => collect(request, cancellationToken);

    public static CapturedItem Item(int number, string? text = null) => new(new Thing(number, text), Now);

    /// <summary>Enters a request, then yields.</summary>
    public static IAsyncEnumerable<CapturedItem> Yield(int items, CollectRequest request, LedgerEntry? entry, Exception? then = null)
    {
        if (entry is not null) Enter(request, entry);
        return Yield(items, then);
    }

    /// <summary>Makes a request that ends as the entry says.</summary>
    public static void Enter(CollectRequest request, LedgerEntry entry)
    {
        using var asked = request.Ledger.Admit(entry.Verb, entry.Resource, entry.Selector, new FakeTimeProvider());
        if (entry.Status != "lost") asked.Answer(entry.Status);
    }

    public static async IAsyncEnumerable<CapturedItem> Yield(int items, Exception? then = null, string? text = null)
    {
        await Task.Yield();
        for (var i = 0; i < items; i++) yield return Item(i, text);
        if (then is not null) throw then;
    }
}
