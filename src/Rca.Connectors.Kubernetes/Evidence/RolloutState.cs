namespace Rca.Connectors.Kubernetes.Evidence;

public enum RolloutState
{
    Complete,
    Progressing,
    Stalled,
    Paused,
}
