using Rca.Connectors.Kubernetes.Capabilities.Config;
using Rca.Connectors.Kubernetes.Capabilities.Rollouts;
using Rca.Connectors.Kubernetes.Capabilities.Self;
using Rca.Connectors.Kubernetes.Capabilities;
using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Capabilities.Network;
using Rca.Connectors.Kubernetes.Capabilities.Nodes;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>What this connector can collect, one line each.</summary>
static class KubernetesCapabilities
{
    public static IReadOnlyList<(CapabilityDescriptor Descriptor, Func<KubernetesContext, ICapability> Create)> Table { get; } =
    [
        (RolloutsCapability.Descriptor, static c => new RolloutsCapability(c.Digests, c.Clock)),
        (PodsCapability.Descriptor, static c => new PodsCapability(c.Clock)),
        (EventsCapability.Descriptor, static c => new EventsCapability(c.Options.EventRetention, c.Clock)),
        (ConfigChangesCapability.Descriptor, static c => new ConfigChangesCapability(c.Digests, c.State, c.Clock)),
        (NodesCapability.Descriptor, static c => new NodesCapability(c.Clock)),
        (CapacityCapability.Descriptor, static c => new CapacityCapability(c.Clock)),
        (NetworkCapability.Descriptor, static c => new NetworkCapability(c.Clock)),
        (JobsCapability.Descriptor, static c => new JobsCapability(c.Clock)),
        (LogsCapability.Descriptor, static c => new LogsCapability(c.Options.Logs, c.Clock)),
        (ArgoCapability.Descriptor, static c => new ArgoCapability(c.Options.Homes.Argo, c.Clock)),
        (FluxCapability.Descriptor, static c => new FluxCapability(c.Options.Homes.Flux, c.Clock)),
        (SelfCapability.Descriptor, static c => new SelfCapability(c.Options.Homes, c.Clock)),
    ];

    public static Dictionary<string, ICapability> Of(KubernetesContext context) =>
        Table.ToDictionary(c => c.Descriptor.Id, c => c.Create(context), StringComparer.Ordinal);
}
