namespace Rca.Connectors.Kubernetes.Evidence;

public enum ArgoOperationPhase
{
    Running,
    Terminating,
    Failed,
    Error,
    Succeeded,
    Other,
}
