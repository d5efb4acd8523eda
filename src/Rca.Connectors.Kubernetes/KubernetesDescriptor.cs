using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>What this type of connector is, can do and needs.</summary>
static class KubernetesDescriptor
{
    public const string Type = "kubernetes";
    public const string Rollouts = "kubernetes.rollouts";
    public const string Pods = "kubernetes.pods";
    public const string Events = "kubernetes.events";
    public const string ConfigChanges = "kubernetes.config-changes";
    public const string Self = "kubernetes.self";

    /// <summary>The query parameters whose values the ledger shows. Not among them: continue, which holds the key of an object.</summary>
    public static readonly string[] ShownParameters = ["fieldSelector", "labelSelector", "limit", "previous", "tailLines", "timestamps", "watch"];

    static readonly string[] Reviews = ["authorization.k8s.io", "selfsubjectaccessreviews", "selfsubjectrulesreviews",
        "authentication.k8s.io", "selfsubjectreviews"];

    // The fields and fixed values of selectors.
    static readonly string[] Selectors = ["involvedObject.kind", "Node", "HorizontalPodAutoscaler", "spec.nodeName", "status.phase", "Succeeded", "Failed"];

    public static ConnectorDescriptor Descriptor { get; } = new(
        Type,
        typeof(KubernetesDescriptor).Assembly.GetName().Version?.ToString(3) ?? "0",
        [.. KubernetesCapabilities.Table.Select(c => c.Descriptor)],
        KubernetesPermissions.All,
        LedgerWords: [.. Words.Distinct(StringComparer.Ordinal)]);

    // The groups and resources that a path may have are those of the permissions.
    static IEnumerable<string> Words =>
        [
            "api", "apis", "v1", "v2", "v1beta1", "v2beta1", "v2beta2", "v1beta2", "v1alpha1", "namespaces", "container",
            "limitBytes", .. Reviews, .. ShownParameters, .. Selectors, "continue", "true", "false",
            .. KubernetesPermissions.All.Select(KubernetesPermissions.Parts).SelectMany(p => (string[])[p.Group, .. p.Resource.Split('/')])
                .Where(word => word.Length > 0),
            .. KubernetesPermissions.All.Select(KubernetesPermissions.Place).OfType<string>().Where(word => word.Length > 0),
        ];
}
