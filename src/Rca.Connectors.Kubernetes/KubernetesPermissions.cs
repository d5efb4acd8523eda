using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Capabilities.Network;
using Rca.Connectors.Kubernetes.Capabilities.Nodes;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>The rights that the capabilities use, one verb on one resource each. Secrets are not among them.</summary>
static class KubernetesPermissions
{
    /// <summary>What an id has before its place: the namespace where the right is needed, or all of the cluster.</summary>
    const char PlaceMark = '@';

    const string Cluster = "cluster";

    public static PermissionDescriptor ListReplicaSets { get; } = Rule("replicasets", "list", "apps", mandatory: false,
        "The revisions of a Deployment: what changed between rollouts.");

    public static PermissionDescriptor ListControllerRevisions { get; } = Rule("controllerrevisions", "list", "apps", mandatory: false,
        "The revisions of a StatefulSet or a DaemonSet: what changed between rollouts.");

    public static PermissionDescriptor ListPods { get; } = Rule("pods", "list", "", mandatory: false,
        "Restarts, waiting reasons and last terminations of the workload's pods.");

    public static PermissionDescriptor ListEvents { get; } = Rule("events", "list", "", mandatory: false,
        "What the controllers, the scheduler and the nodes reported.");

    public static PermissionDescriptor GetConfigMaps { get; } = Rule("configmaps", "get", "", mandatory: false,
        "When the keys of the workload's ConfigMaps were changed; values are compared by keyed digests, and without a memory only metadata is asked for.");

    public static PermissionDescriptor GetNamespaces { get; } = Rule("namespaces", "get", "", mandatory: false,
        "To tell a namespace with nothing in it from one that does not exist.");

    // Made anew at each use: the lists that it is made of are made with what is in here.
    public static IReadOnlyList<PermissionDescriptor> All =>
    [
        .. WorkloadPermissions.All,
        ListReplicaSets, ListControllerRevisions, ListPods, ListEvents, GetConfigMaps,
        .. EventsPermissions.All, .. NodesPermissions.All, .. CapacityPermissions.All, .. NetworkPermissions.All,
        .. JobsPermissions.All, .. LogsPermissions.All,
        .. GitOpsPermissions.All,
    ];

    /// <summary>Verb, API group and resource of a permission, as the API server's access review takes them.</summary>
    public static (string Verb, string Group, string Resource) Parts(PermissionDescriptor permission)
    {
        var words = permission.Id.Split(PlaceMark)[0].Split('.');
        return (words[^1], words[0] is "core" ? "" : string.Join('.', words[..^2]), words[^2]);
    }

    /// <summary>The one namespace where the right is needed, empty for the whole cluster; null for the namespaces in scope.</summary>
    public static string? Place(PermissionDescriptor permission) =>
        permission.Id.Split(PlaceMark) is [_, var place] ? place is Cluster ? "" : place : null;

    public static PermissionDescriptor Rule(string resource, string verb, string group, bool mandatory, string why, string? place = null) =>
        new($"{(group.Length == 0 ? "core" : group)}.{resource}.{verb}{(place is null ? "" : $"{PlaceMark}{place}")}", mandatory, why,
            $"{Where(place)}apiGroups: [\"{group}\"], resources: [\"{resource}\"], verbs: [\"{verb}\"]");

    public static PermissionDescriptor ClusterRule(string resource, string verb, string why) => Rule(resource, verb, "", mandatory: false, why, Cluster);

    static string Where(string? place) => place switch
    {
        null => "",
        Cluster => "in the cluster: ",
        GitOpsPermissions.ArgoNamespace => $"in namespace {place}, or the one of argoNamespace: ",
        GitOpsPermissions.FluxNamespace => $"in namespace {place}, or the one of fluxNamespace: ",
        _ => $"in namespace {place}: ",
    };
}
