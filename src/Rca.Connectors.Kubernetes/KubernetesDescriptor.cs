using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

static class KubernetesDescriptor
{
    public const string Type = "kubernetes";
    public const string Rollouts = "kubernetes.rollouts";
    public const string Pods = "kubernetes.pods";
    public const string Events = "kubernetes.events";
    public const string ConfigChanges = "kubernetes.config-changes";
    public const string Namespace = "namespace";
    public const string Workload = "workload";

    /// <summary>The query parameters whose values the ledger shows. Not among them: continue, which holds the key of an object.</summary>
    public static readonly string[] ShownParameters = ["labelSelector", "limit", "watch"];

    static readonly ScopeKey NamespaceKey = new(Namespace, ScopeForm.DnsLabel);
    static readonly ScopeKey WorkloadKey = new(Workload, ScopeForm.DnsSubdomain);

    public static ConnectorDescriptor Descriptor { get; } = new(
        Type,
        typeof(KubernetesDescriptor).Assembly.GetName().Version?.ToString(3) ?? "0",
        [
            new(Rollouts, "Rollouts of a Deployment", "What was rolled out, what changed in it, and did it get through?",
                "One request for the Deployment and one for each 500 ReplicaSets.",
                [NamespaceKey, WorkloadKey], [EvidenceKind.Of<Rollout>(), EvidenceKind.Of<Revision>()],
                Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.ListReplicaSets.Id]),
            new(Pods, "Pods of a Deployment", "Which pods are not well, and why did they last end?",
                "One request for the Deployment and one for each 500 pods.",
                [NamespaceKey, WorkloadKey], [EvidenceKind.Of<PodState>()],
                Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.ListPods.Id]),
            new(Events, "Events of a namespace or a workload", "What did the controllers, the scheduler and the nodes report?",
                "One request for each 500 events of the namespace.",
                [NamespaceKey, WorkloadKey with { Required = false }], [EvidenceKind.Of<ClusterEvent>(), EvidenceKind.Of<EventHorizon>()],
                Needs: [KubernetesPermissions.ListEvents.Id], MayUse: [KubernetesPermissions.GetNamespaces.Id]),
            new(ConfigChanges, "Configuration of a Deployment", "When was the configuration that the workload refers to last changed?",
                "One request for the Deployment and one for the metadata of each ConfigMap that it refers to.",
                [NamespaceKey, WorkloadKey], [EvidenceKind.Of<ConfigMapChange>(), EvidenceKind.Of<SecretReference>()],
                Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.GetConfigMaps.Id]),
        ],
        KubernetesPermissions.All,
        LedgerWords: ["api", "apis", "v1", "apps", "authorization.k8s.io", "selfsubjectaccessreviews", "authentication.k8s.io", "selfsubjectreviews", "namespaces", "deployments", "replicasets", "pods", "events", "configmaps",
            .. ShownParameters, "continue", "true", "false"]);
}
