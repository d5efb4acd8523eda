using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

static class NetworkPermissions
{
    const string Discovery = "discovery.k8s.io";
    const string Networking = "networking.k8s.io";

    public static PermissionDescriptor ListServices { get; } =
        List("services", "", "The Services that select the workload's pods, and those that select none.");

    public static PermissionDescriptor ListEndpointSlices { get; } = List("endpointslices", Discovery, "How many endpoints of a Service are ready.");

    public static PermissionDescriptor ListEndpoints { get; } = List("endpoints", "", "The same on servers that have no EndpointSlices.");

    public static PermissionDescriptor ListIngresses { get; } =
        List("ingresses", Networking, "The Ingresses that lead to the workload, and when they were changed.");

    public static PermissionDescriptor ListHttpRoutes { get; } =
        List("httproutes", "gateway.networking.k8s.io", "The HTTPRoutes that lead to the workload, and when they were changed.");

    public static PermissionDescriptor ListNetworkPolicies { get; } =
        List("networkpolicies", Networking, "What limits the workload's traffic, and when that was changed.");

    public static PermissionDescriptor ListClaims { get; } = List("persistentvolumeclaims", "", "Whether the workload's volumes are bound.");

    public static PermissionDescriptor ListCertificates { get; } = List("certificates", "cert-manager.io", "When certificates expire, by cert-manager.");

    public static PermissionDescriptor ListExternalSecrets { get; } =
        List("externalsecrets", "external-secrets.io", "When secrets were last fetched, never the secrets.");

    public static IReadOnlyList<PermissionDescriptor> All { get; } =
    [
        ListServices, ListEndpointSlices, ListEndpoints, ListIngresses, ListHttpRoutes, ListNetworkPolicies, ListClaims, ListCertificates, ListExternalSecrets,
    ];

    static PermissionDescriptor List(string resource, string group, string why) => KubernetesPermissions.Rule(resource, "list", group, mandatory: false, why);
}
