using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>The lists that the network of a scope is made of.</summary>
sealed class NetworkReading(KubernetesSession session, ServedGroups served, string inNamespace, CancellationToken cancellationToken)
{
    static readonly ServedResource Slices = new(NetworkPermissions.ListEndpointSlices, "EndpointSliceList", "v1", "v1beta1");
    static readonly ServedResource Routes = new(NetworkPermissions.ListHttpRoutes, "HTTPRouteList", "v1", "v1beta1");
    static readonly ServedResource CertificateList = new(NetworkPermissions.ListCertificates, "CertificateList", "v1");
    static readonly ServedResource ExternalSecretList = new(NetworkPermissions.ListExternalSecrets, "ExternalSecretList", "v1", "v1beta1");

    public bool HasSlices => served.Has("discovery.k8s.io", "v1") || served.Has("discovery.k8s.io", "v1beta1");

    public IAsyncEnumerable<V1Service> ServicesAsync() =>
        session.ListAsync<V1ServiceList, V1Service>(NetworkPermissions.ListServices, "ServiceList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedServiceAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    public IAsyncEnumerable<V1EndpointSlice> SlicesAsync() =>
        session.ListServedAsync<V1EndpointSliceList, V1EndpointSlice>(served, Slices, inNamespace, cancellationToken);

    public IAsyncEnumerable<V1Endpoints> EndpointsAsync() =>
        session.ListAsync<V1EndpointsList, V1Endpoints>(NetworkPermissions.ListEndpoints, "EndpointsList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedEndpointsAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    public IAsyncEnumerable<V1Ingress> IngressesAsync() =>
        session.ListAsync<V1IngressList, V1Ingress>(NetworkPermissions.ListIngresses, "IngressList", (client, limit, next, token) =>
            client.NetworkingV1.ListNamespacedIngressAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    public IAsyncEnumerable<V1NetworkPolicy> PoliciesAsync() =>
        session.ListAsync<V1NetworkPolicyList, V1NetworkPolicy>(NetworkPermissions.ListNetworkPolicies, "NetworkPolicyList", (client, limit, next, token) =>
            client.NetworkingV1.ListNamespacedNetworkPolicyAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token),
            cancellationToken);

    public IAsyncEnumerable<V1PersistentVolumeClaim> ClaimsAsync() =>
        session.ListAsync<V1PersistentVolumeClaimList, V1PersistentVolumeClaim>(NetworkPermissions.ListClaims,
            "PersistentVolumeClaimList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedPersistentVolumeClaimAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token),
            cancellationToken);

    public IAsyncEnumerable<CustomObject> HttpRoutesAsync() => CustomAsync(Routes);

    public IAsyncEnumerable<CustomObject> CertificatesAsync() => CustomAsync(CertificateList);

    public IAsyncEnumerable<CustomObject> ExternalSecretsAsync() => CustomAsync(ExternalSecretList);

    /// <summary>Whether there is a pod that the selector selects; null where pods may not be listed.</summary>
    public async Task<bool?> SelectsAnyAsync(IDictionary<string, string> selector)
    {
        try
        {
            var one = await session.AskAsync(KubernetesPermissions.ListPods, "PodList", (client, token) =>
                client.CoreV1.ListNamespacedPodAsync(inNamespace, labelSelector: LabelQuery.Of(new V1LabelSelector { MatchLabels = selector }),
                    limit: 1, cancellationToken: token), cancellationToken);
            return one.Items is { Count: > 0 };
        }
        catch (SourceFailureException failure) when (failure.Permission is not null)
        {
            return null;
        }
    }

    IAsyncEnumerable<CustomObject> CustomAsync(ServedResource resource) =>
        session.ListServedAsync<CustomList, CustomObject>(served, resource, inNamespace, cancellationToken);
}
