namespace Rca.Connectors.Kubernetes.Evidence;

public enum ConcurrencyPolicy
{
    Allow,
    Forbid,
    Replace,
    Other,
}
