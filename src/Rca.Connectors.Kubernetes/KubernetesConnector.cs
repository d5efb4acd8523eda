using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>One configured API server. What its collections ask in one process shares a pace.</summary>
sealed class KubernetesConnector(KubernetesContext context, IReadOnlyList<string> namespaces) : IConnector
{
    readonly Dictionary<string, ICapability> _capabilities = KubernetesCapabilities.Of(context);
    readonly Pace _pace = PaceHandler.NewPace(context.Clock);

    public ConnectorDescriptor Describe() => KubernetesDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new KubernetesProbe(() => Open(ledger, time: null), namespaces, context.Options.Homes).RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_capabilities.TryGetValue(request.Capability, out var capability)) throw new SourceFailureException(Outcome.Unsupported, "no-such-capability");
        if (capability.Refusal is { } refusal) throw refusal;
        KubernetesScope.Expect(request);
        using var session = Open(request.Ledger, request.Time);
        await foreach (var item in capability.CollectAsync(session, request, cancellationToken)) yield return item;
        if (session.HasListChanged) throw KubernetesFailures.ListChanged();
    }

    KubernetesSession Open(Ledger ledger, TimeLeft? time) => KubernetesSession.Open(context.Options.Access, ledger, _pace, time, context.Clock);
}
