using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Nodes;

static class NodesPermissions
{
    public static PermissionDescriptor ListNodes { get; } = KubernetesPermissions.ClusterRule("nodes", "list",
        "The state of the nodes that run the workload, and which nodes came or were cordoned.");

    public static PermissionDescriptor ListAllPods { get; } = KubernetesPermissions.ClusterRule("pods", "list",
        "What the pods of all namespaces on those nodes ask for; without it that sum is unknown.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [ListNodes, ListAllPods];
}
