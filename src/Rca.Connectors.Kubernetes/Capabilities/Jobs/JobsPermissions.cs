using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Jobs;

static class JobsPermissions
{
    public static PermissionDescriptor ListJobs { get; } = KubernetesPermissions.Rule("jobs", "list", "batch", mandatory: false, "Which Jobs failed, and why.");

    public static PermissionDescriptor ListCronJobs { get; } =
        KubernetesPermissions.Rule("cronjobs", "list", "batch", mandatory: false, "Which CronJobs are suspended, or do not succeed any more.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [ListJobs, ListCronJobs];
}
