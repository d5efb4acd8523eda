namespace Rca.Connectors.Kubernetes.Evidence;

public enum JobPhase
{
    Failed,
    Running,
    Waiting,
    Suspended,
    Complete,
}
