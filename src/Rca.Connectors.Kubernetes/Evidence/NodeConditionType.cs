namespace Rca.Connectors.Kubernetes.Evidence;

public enum NodeConditionType
{
    Ready,
    MemoryPressure,
    DiskPressure,
    PidPressure,
    NetworkUnavailable,
    Other,
}
