namespace Rca.Connectors.Kubernetes.Evidence;

public enum RightState
{
    Held,
    Missing,
    Unknown,
}
