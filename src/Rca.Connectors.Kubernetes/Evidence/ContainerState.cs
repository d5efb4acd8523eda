namespace Rca.Connectors.Kubernetes.Evidence;

public enum ContainerState
{
    Running,
    Waiting,
    Terminated,
    Unknown,
}
