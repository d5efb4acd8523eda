using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities;
using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Capabilities.Network;
using Rca.Connectors.Kubernetes.Capabilities.Nodes;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

sealed class KubernetesConnector(KubernetesOptions options, IReadOnlyList<string> namespaces, TimeProvider clock) : IConnector
{
    readonly Dictionary<string, ICapability> _capabilities = new(StringComparer.Ordinal)
    {
        [KubernetesDescriptor.Rollouts] = new RolloutsCapability(clock),
        [PodsCapability.Id] = new PodsCapability(clock),
        [EventsCapability.Id] = new EventsCapability(options.EventRetention, clock),
        [KubernetesDescriptor.ConfigChanges] = new ConfigChangesCapability(clock),
        [NodesCapability.Id] = new NodesCapability(clock),
        [CapacityCapability.Id] = new CapacityCapability(clock),
        [NetworkCapability.Id] = new NetworkCapability(clock),
        [JobsCapability.Id] = new JobsCapability(clock),
        [LogsCapability.Id] = new LogsCapability(options.Logs, clock),
        [ArgoCapability.Id] = new ArgoCapability(clock),
        [FluxCapability.Id] = new FluxCapability(clock),
    };

    public ConnectorDescriptor Describe() => KubernetesDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new KubernetesProbe(options.Access, namespaces, clock).RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_capabilities.TryGetValue(request.Capability, out var capability)) throw new SourceFailureException(Outcome.Unsupported, "no-such-capability");
        if (capability.Refusal is { } refusal) throw refusal;
        using var session = KubernetesSession.Open(options.Access, request.Ledger, clock);
        await foreach (var item in capability.CollectAsync(session, request, cancellationToken)) yield return item;
    }
}
