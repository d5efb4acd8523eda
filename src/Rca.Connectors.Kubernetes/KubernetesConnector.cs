using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>One configured API server. What its collections ask in one process shares a pace.</summary>
sealed class KubernetesConnector(KubernetesContext context, IReadOnlyList<string> namespaces) : IConnector
{
    readonly Dictionary<string, ICapability> _capabilities = KubernetesCapabilities.Of(context);
    readonly Pace _pace = PaceHandler.NewPace(context.Clock);
    readonly RecentReads _recent = new(context.Clock);

    public ConnectorDescriptor Describe() => KubernetesDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new KubernetesProbe(() => Open(ledger, new RecentReads(context.Clock), time: null), namespaces, context.Options.Homes)
            .RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_capabilities.TryGetValue(request.Capability, out var capability)) throw new SourceFailureException(Outcome.Unsupported, "no-such-capability");
        if (capability.Refusal is { } refusal) throw refusal;
        KubernetesScope.Expect(request);
        var (asked, any) = (request.Ledger.Entries.Count, false);
        await foreach (var item in ReadAsync(capability, request, _recent, cancellationToken))
        {
            any = true;
            yield return item;
        }

        // Nothing, by what others have read: an empty answer needs a proof of its own. Who may not see the namespace asks for everything anew.
        if (any || request.Ledger.Entries.Count > asked || await IsThereAsync(request, cancellationToken)) yield break;
        await foreach (var item in ReadAsync(capability, request, new RecentReads(context.Clock), cancellationToken)) yield return item;
    }

    async IAsyncEnumerable<CapturedItem> ReadAsync(
        ICapability capability, CollectRequest request, RecentReads recent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = Open(request.Ledger, recent, request.Time);
        await foreach (var item in capability.CollectAsync(session, request, cancellationToken)) yield return item;
        if (session.HasListChanged) throw KubernetesFailures.ListChanged();
    }

    async Task<bool> IsThereAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        using var session = Open(request.Ledger, new RecentReads(context.Clock), request.Time);
        try
        {
            await session.ExpectNamespaceAsync(request.Namespace(), cancellationToken);
            return true;
        }
        catch (SourceFailureException failure) when (failure.Permission is not null)
        {
            return false;
        }
    }

    KubernetesSession Open(Ledger ledger, RecentReads recent, TimeLeft? time) =>
        KubernetesSession.Open(context.Options.Access, ledger, _pace, recent, time, context.Clock);
}
