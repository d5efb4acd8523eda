using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Capabilities.Network;
using Rca.Connectors.Kubernetes.Capabilities.Nodes;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

static class KubernetesDescriptor
{
    public const string Type = "kubernetes";
    public const string Rollouts = "kubernetes.rollouts";
    public const string ConfigChanges = "kubernetes.config-changes";
    public const string Namespace = "namespace";
    public const string Workload = "workload";

    /// <summary>The query parameters whose values the ledger shows. Not among them: continue, which holds the key of an object.</summary>
    public static readonly string[] ShownParameters = ["fieldSelector", "labelSelector", "limit", "previous", "tailLines", "timestamps", "watch"];

    static readonly ScopeKey NamespaceKey = new(Namespace, ScopeForm.DnsLabel);
    static readonly ScopeKey WorkloadKey = new(Workload, ScopeForm.DnsSubdomain);

    public static IReadOnlyList<ScopeKey> WorkloadScope { get; } = [NamespaceKey, WorkloadKey];

    /// <summary>For capabilities that need no workload.</summary>
    public static IReadOnlyList<ScopeKey> NamespaceScope { get; } = [NamespaceKey, WorkloadKey with { Required = false }];

    // The words of fields in selectors, which are no names of objects.
    static readonly string[] SelectorWords = ["involvedObject.kind", "Node", "HorizontalPodAutoscaler", "spec.nodeName", "status.phase", "Succeeded", "Failed"];

    static readonly string[] Versions = ["v1", "v1beta1", "v1beta2", "v1alpha1", "v2", "v2beta1", "v2beta2"];

    public static ConnectorDescriptor Descriptor { get; } = new(
        Type,
        typeof(KubernetesDescriptor).Assembly.GetName().Version?.ToString(3) ?? "0",
        [
            new(Rollouts, "Rollouts of a Deployment", "What was rolled out, what changed in it, and did it get through?",
                "One request for the Deployment and one for each 500 ReplicaSets.",
                [NamespaceKey, WorkloadKey], [EvidenceKind.Of<Rollout>(), EvidenceKind.Of<Revision>()],
                Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.ListReplicaSets.Id]),
            PodsCapability.Descriptor,
            EventsCapability.Descriptor,
            new(ConfigChanges, "Configuration of a Deployment", "When was the configuration that the workload refers to last changed?",
                "One request for the Deployment and one for the metadata of each ConfigMap that it refers to.",
                [NamespaceKey, WorkloadKey], [EvidenceKind.Of<ConfigMapChange>(), EvidenceKind.Of<SecretReference>()],
                Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.GetConfigMaps.Id]),
            NodesCapability.Descriptor,
            CapacityCapability.Descriptor,
            NetworkCapability.Descriptor,
            JobsCapability.Descriptor,
            LogsCapability.Descriptor,
            ArgoCapability.Descriptor,
            FluxCapability.Descriptor,
        ],
        KubernetesPermissions.All,
        LedgerWords:
        [
            .. new[] { "api", "apis", "authorization.k8s.io", "selfsubjectaccessreviews", "authentication.k8s.io", "selfsubjectreviews", "continue", "container", "limitBytes", "true", "false" }
                .Concat(Versions).Concat(SelectorWords).Concat(ShownParameters).Concat(KubernetesPermissions.All.SelectMany(Words)).Distinct(StringComparer.Ordinal),
        ]);

    static IEnumerable<string> Words(PermissionDescriptor permission)
    {
        var (_, group, resource) = KubernetesPermissions.Parts(permission);
        return resource.Split('/').Append(group).Append(KubernetesPermissions.Place(permission) ?? "").Where(word => word.Length > 0);
    }
}
