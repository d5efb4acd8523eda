namespace Rca.Connectors.Kubernetes.Evidence;

public enum ClaimPhase
{
    Pending,
    Bound,
    Lost,
    Other,
}
