using Rca.Connectors.Kubernetes.Capabilities;
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
        (SelfCapability.Descriptor, static c => new SelfCapability(c.Clock)),
    ];

    public static Dictionary<string, ICapability> Of(KubernetesContext context) =>
        Table.ToDictionary(c => c.Descriptor.Id, c => c.Create(context), StringComparer.Ordinal);
}
