using Rca.Connectors.Kubernetes.Capabilities.GitOps;

namespace Rca.Connectors.Kubernetes;

/// <summary>The namespaces where Argo CD and Flux keep what they deploy from.</summary>
/// <param name="Argo">That of Argo CD.</param>
/// <param name="Flux">That of Flux.</param>
public sealed record OperatorHomes(string Argo, string Flux)
{
    /// <summary>Where they are installed by their own manifests.</summary>
    public static OperatorHomes Default { get; } = new(GitOpsPermissions.ArgoNamespace, GitOpsPermissions.FluxNamespace);

    /// <summary>Where a right is needed whose permission is declared for one of the default homes.</summary>
    internal string? Of(string? place) => place switch
    {
        GitOpsPermissions.ArgoNamespace => Argo,
        GitOpsPermissions.FluxNamespace => Flux,
        _ => place,
    };
}
