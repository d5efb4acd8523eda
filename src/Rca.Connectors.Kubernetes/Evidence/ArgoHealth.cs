namespace Rca.Connectors.Kubernetes.Evidence;

public enum ArgoHealth
{
    Healthy,
    Progressing,
    Degraded,
    Suspended,
    Missing,
    Unknown,
}
