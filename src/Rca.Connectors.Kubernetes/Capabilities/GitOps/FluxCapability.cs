using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

/// <summary>kubernetes.flux: what Flux deploys to the namespace, and the repositories that it takes it from.</summary>
sealed class FluxCapability(string home, TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.flux";

    static readonly CustomResource Kustomizations = new(
        new(GitOpsPermissions.ListKustomizations, "KustomizationList", "v1", "v1beta2"), EvidencePart.Kustomizations,
        new(GitOpsPermissions.ListFluxKustomizations, "KustomizationList", "v1", "v1beta2"), EvidencePart.KustomizationsOfItsNamespace);

    static readonly CustomResource HelmReleases = new(
        new(GitOpsPermissions.ListHelmReleases, "HelmReleaseList", "v2", "v2beta2", "v2beta1"), EvidencePart.HelmReleases,
        new(GitOpsPermissions.ListFluxHelmReleases, "HelmReleaseList", "v2", "v2beta2", "v2beta1"), EvidencePart.HelmReleasesOfItsNamespace);

    static readonly CustomResource Repositories = new(
        new(GitOpsPermissions.ListGitRepositories, "GitRepositoryList", "v1", "v1beta2"), EvidencePart.GitRepositories,
        new(GitOpsPermissions.ListFluxGitRepositories, "GitRepositoryList", "v1", "v1beta2"), EvidencePart.GitRepositoriesOfItsNamespace);

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Flux objects", "Which revision does Flux deploy to the namespace, since when, and is it ready?",
        "One request for the server's API groups, and one for each 500 Kustomizations, HelmReleases and GitRepositories of the namespace and of Flux's own.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<FluxObject>(), EvidenceKind.Of<NotSeen>()],
        MayUse: [KubernetesPermissions.GetNamespaces.Id, .. GitOpsPermissions.Flux.Select(p => p.Id)]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (inNamespace, parts) = (request.Namespace(), new PartsSeen());
        var served = await ServedGroups.ReadAsync(session, cancellationToken);
        var kustomizations = await ListAsync(Kustomizations);
        var releases = await ListAsync(HelmReleases);
        var wanted = kustomizations.Concat(releases).Select(FluxReading.Repository).ToHashSet();
        var repositories = (await Repositories.ListAsync(session, served, parts, inNamespace, home, cancellationToken))
            .Where(r => r.Metadata?.NamespaceProperty == inNamespace || wanted.Contains((r.Metadata?.NamespaceProperty ?? "", r.Metadata?.Name ?? "")));
        parts.ExpectAny();
        await session.ExpectNamespaceAsync(inNamespace, cancellationToken);
        var observed = clock.GetUtcNow();
        foreach (var (found, kind) in Of(kustomizations, FluxKind.Kustomization).Concat(Of(releases, FluxKind.HelmRelease))
            .Concat(Of(repositories, FluxKind.GitRepository)))
        {
            var evidence = FluxReading.Read(found, kind, request.Window);
            yield return new CapturedItem(evidence, observed, evidence.ReadySince);
        }

        if (parts.Describe(inNamespace) is { } unseen) yield return new CapturedItem(unseen, observed);

        async Task<IReadOnlyList<CustomObject>> ListAsync(CustomResource resource) =>
            [.. (await resource.ListAsync(session, served, parts, inNamespace, home, cancellationToken)).Where(f => FluxReading.DeploysTo(f, inNamespace))];
    }

    static IEnumerable<(CustomObject, FluxKind)> Of(IEnumerable<CustomObject> objects, FluxKind kind) =>
        objects.OrderBy(o => o.Metadata?.Name, StringComparer.Ordinal).Select(o => (o, kind));
}
