using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

static class LogsPermissions
{
    /// <summary>The resource is pods/log: a part of another.</summary>
    public static PermissionDescriptor GetLogs { get; } = KubernetesPermissions.Rule("pods/log", "get", "", mandatory: false,
        "The newest lines of a container's log; only where the option logs is true.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [GetLogs];
}
