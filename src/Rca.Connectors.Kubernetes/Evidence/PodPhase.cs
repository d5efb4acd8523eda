namespace Rca.Connectors.Kubernetes.Evidence;

public enum PodPhase
{
    Pending,
    Running,
    Succeeded,
    Failed,
    Unknown,
    Other,
}
