using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

static class CapacityPermissions
{
    public static PermissionDescriptor ListAutoscalers { get; } =
        KubernetesPermissions.Rule("horizontalpodautoscalers", "list", "autoscaling", mandatory: false,
        "Whether the workload's autoscaler is at its limit, or cannot decide.");

    public static PermissionDescriptor ListBudgets { get; } = KubernetesPermissions.Rule("poddisruptionbudgets", "list", "policy", mandatory: false,
        "How many pods of the workload may be evicted.");

    public static PermissionDescriptor ListQuotas { get; } = KubernetesPermissions.Rule("resourcequotas", "list", "", mandatory: false,
        "Whether the namespace has room for more pods.");

    public static PermissionDescriptor ListLimitRanges { get; } = KubernetesPermissions.Rule("limitranges", "list", "", mandatory: false,
        "The limits of pods that name none of their own.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [ListAutoscalers, ListBudgets, ListQuotas, ListLimitRanges];
}
