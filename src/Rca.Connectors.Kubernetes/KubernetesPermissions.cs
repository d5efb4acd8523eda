using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>The rights that the capabilities use, one verb on one resource each. Secrets are not among them.</summary>
static class KubernetesPermissions
{
    public static PermissionDescriptor GetDeployments { get; } = Rule("deployments", "get", "apps", mandatory: true,
        "The workload's rollout, and which pods and ConfigMaps are its own.");

    public static PermissionDescriptor ListReplicaSets { get; } = Rule("replicasets", "list", "apps", mandatory: false,
        "The revisions of a workload: what changed between rollouts.");

    public static PermissionDescriptor ListPods { get; } = Rule("pods", "list", "", mandatory: false,
        "Restarts, waiting reasons and last terminations of the workload's pods.");

    public static PermissionDescriptor ListEvents { get; } = Rule("events", "list", "", mandatory: false,
        "What the controllers, the scheduler and the nodes reported.");

    public static PermissionDescriptor GetConfigMaps { get; } = Rule("configmaps", "get", "", mandatory: false,
        "When the workload's ConfigMaps were changed; only their metadata is asked for.");

    public static PermissionDescriptor GetNamespaces { get; } = Rule("namespaces", "get", "", mandatory: false,
        "To tell a namespace without events from one that does not exist.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } =
        [GetDeployments, ListReplicaSets, ListPods, ListEvents, GetConfigMaps, GetNamespaces];

    /// <summary>Verb, API group and resource of a permission, as the API server's access review takes them.</summary>
    public static (string Verb, string Group, string Resource) Parts(PermissionDescriptor permission)
    {
        var words = permission.Id.Split('.');
        return (words[2], words[0] is "core" ? "" : words[0], words[1]);
    }

    static PermissionDescriptor Rule(string resource, string verb, string group, bool mandatory, string why) =>
        new($"{(group.Length == 0 ? "core" : group)}.{resource}.{verb}", mandatory, why,
            $"apiGroups: [\"{group}\"], resources: [\"{resource}\"], verbs: [\"{verb}\"]");
}
