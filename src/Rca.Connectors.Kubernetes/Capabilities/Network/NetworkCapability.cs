using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>kubernetes.network: what leads to the pods of the scope, what limits their traffic, and what they hang on.</summary>
sealed class NetworkCapability(TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.network";

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Network and volumes", "Does traffic find the pods, what was changed on its way, and are volumes, certificates and secrets there?",
        "One request for the workload, one for the server's API groups, one for each 500 objects of nine kinds, and one for each of at most "
            + "10 Services without endpoints.",
        KubernetesScope.Keys,
        [
            EvidenceKind.Of<ServiceState>(), EvidenceKind.Of<RouteState>(), EvidenceKind.Of<NetworkPolicyState>(),
            EvidenceKind.Of<VolumeClaim>(), EvidenceKind.Of<CertificateState>(),
            EvidenceKind.Of<ExternalSecretState>(), EvidenceKind.Of<NotSeen>(),
        ],
        MayUse: [.. WorkloadPermissions.Ids, KubernetesPermissions.ListPods.Id, .. NetworkPermissions.All.Select(p => p.Id)]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await PodScope.ReadAsync(session, request, cancellationToken);
        var reading = new NetworkReading(session, await ServedGroups.ReadAsync(session, cancellationToken), scope.Namespace, cancellationToken);
        var (parts, found) = (new PartsSeen(), new NetworkFindings(scope, request.Window));
        await found.ReadServicesAsync(reading, parts, cancellationToken);
        await parts.TryAsync(EvidencePart.Ingresses, reading.IngressesAsync(), found.Add, cancellationToken);
        await parts.TryAsync(EvidencePart.HttpRoutes, reading.HttpRoutesAsync(), found.AddRoute, cancellationToken);
        await parts.TryAsync(EvidencePart.NetworkPolicies, reading.PoliciesAsync(), found.Add, cancellationToken);
        await parts.TryAsync(EvidencePart.PersistentVolumeClaims, reading.ClaimsAsync(), found.Add, cancellationToken);
        await parts.TryAsync(EvidencePart.Certificates, reading.CertificatesAsync(), found.AddCertificate, cancellationToken);
        await parts.TryAsync(EvidencePart.ExternalSecrets, reading.ExternalSecretsAsync(), found.AddExternalSecret, cancellationToken);

        parts.ExpectAny();
        if (found.Items.Count == 0) await scope.ExpectNamespaceAsync(session, cancellationToken);
        var observed = clock.GetUtcNow();
        foreach (var evidence in found.Items) yield return new CapturedItem(evidence, observed);
        if (parts.Describe(scope.Namespace) is { } unseen) yield return new CapturedItem(unseen, observed);
    }
}
