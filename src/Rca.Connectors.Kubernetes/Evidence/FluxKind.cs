namespace Rca.Connectors.Kubernetes.Evidence;

public enum FluxKind
{
    Kustomization,
    HelmRelease,
    GitRepository,
}
