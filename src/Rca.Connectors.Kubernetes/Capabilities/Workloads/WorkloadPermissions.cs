using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>The rights that finding the workload of a scope takes: which of them depends on how the scope is expressed.</summary>
static class WorkloadPermissions
{
    const string Named = "A workload of this kind that the scope names.";
    const string Selected = "The workloads of this kind in a scope that is a namespace or a selector.";

    public static PermissionDescriptor GetDeployments { get; } = Right("deployments", "get", Named);

    public static PermissionDescriptor GetStatefulSets { get; } = Right("statefulsets", "get", Named);

    public static PermissionDescriptor GetDaemonSets { get; } = Right("daemonsets", "get", Named);

    public static PermissionDescriptor ListDeployments { get; } = Right("deployments", "list", Selected);

    public static PermissionDescriptor ListStatefulSets { get; } = Right("statefulsets", "list", Selected);

    public static PermissionDescriptor ListDaemonSets { get; } = Right("daemonsets", "list", Selected);

    public static PermissionDescriptor GetReplicaSets { get; } =
        Right("replicasets", "get", "From the ReplicaSet of a pod that the scope names to its Deployment.");

    public static PermissionDescriptor GetPods { get; } =
        KubernetesPermissions.Rule("pods", "get", "", mandatory: false, "From a pod that the scope names to its workload.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } =
        [GetDeployments, GetStatefulSets, GetDaemonSets, ListDeployments, ListStatefulSets, ListDaemonSets, GetReplicaSets,
            GetPods, KubernetesPermissions.GetNamespaces];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(p => p.Id)];

    static PermissionDescriptor Right(string resource, string verb, string why) => KubernetesPermissions.Rule(resource, verb, "apps", mandatory: false, why);
}
