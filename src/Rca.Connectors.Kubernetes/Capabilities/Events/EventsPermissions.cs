using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

static class EventsPermissions
{
    public static PermissionDescriptor ListNodeEvents { get; } = KubernetesPermissions.Rule("events", "list", "", mandatory: false,
        "What happened to the nodes that run the workload: events about nodes are in this namespace.", NodeEvents.Namespace);

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [ListNodeEvents];
}
