using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

sealed class KubernetesConnector(KubernetesOptions options, IReadOnlyList<string> namespaces, TimeProvider clock) : IConnector
{
    readonly Dictionary<string, ICapability> _capabilities = new(StringComparer.Ordinal)
    {
        [KubernetesDescriptor.Rollouts] = new RolloutsCapability(clock),
        [KubernetesDescriptor.Pods] = new PodsCapability(clock),
        [KubernetesDescriptor.Events] = new EventsCapability(options.EventRetention, clock),
        [KubernetesDescriptor.ConfigChanges] = new ConfigChangesCapability(clock),
    };

    public ConnectorDescriptor Describe() => KubernetesDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new KubernetesProbe(options.Access, namespaces, clock).RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_capabilities.TryGetValue(request.Capability, out var capability)) throw new SourceFailureException(Outcome.Unsupported, "no-such-capability");
        using var session = KubernetesSession.Open(options.Access, request.Ledger, clock);
        await foreach (var item in capability.CollectAsync(session, request, cancellationToken)) yield return item;
    }
}
