using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

static class GitOpsPermissions
{
    /// <summary>Where Argo CD is installed by its own manifests.</summary>
    public const string ArgoNamespace = "argocd";

    /// <summary>Where Flux is installed by its own command.</summary>
    public const string FluxNamespace = "flux-system";

    const string Why = "Which revision is deployed to the namespace, since when, and whether it is well.";

    public static PermissionDescriptor ListApplications { get; } = List("applications", "argoproj.io", null);

    public static PermissionDescriptor ListArgoApplications { get; } = List("applications", "argoproj.io", ArgoNamespace);

    public static PermissionDescriptor ListKustomizations { get; } = List("kustomizations", "kustomize.toolkit.fluxcd.io", null);

    public static PermissionDescriptor ListFluxKustomizations { get; } = List("kustomizations", "kustomize.toolkit.fluxcd.io", FluxNamespace);

    public static PermissionDescriptor ListHelmReleases { get; } = List("helmreleases", "helm.toolkit.fluxcd.io", null);

    public static PermissionDescriptor ListFluxHelmReleases { get; } = List("helmreleases", "helm.toolkit.fluxcd.io", FluxNamespace);

    public static PermissionDescriptor ListGitRepositories { get; } = List("gitrepositories", "source.toolkit.fluxcd.io", null);

    public static PermissionDescriptor ListFluxGitRepositories { get; } = List("gitrepositories", "source.toolkit.fluxcd.io", FluxNamespace);

    public static IReadOnlyList<PermissionDescriptor> Argo { get; } = [ListApplications, ListArgoApplications];

    public static IReadOnlyList<PermissionDescriptor> Flux { get; } =
        [ListKustomizations, ListFluxKustomizations, ListHelmReleases, ListFluxHelmReleases, ListGitRepositories, ListFluxGitRepositories];

    public static IReadOnlyList<PermissionDescriptor> All { get; } = [.. Argo, .. Flux];

    static PermissionDescriptor List(string resource, string group, string? place) =>
        KubernetesPermissions.Rule(resource, "list", group, mandatory: false, Why, place);
}
