namespace Rca.Connectors.Kubernetes.Evidence;

public enum WorkloadKind
{
    Deployment,
    StatefulSet,
    DaemonSet,
}
