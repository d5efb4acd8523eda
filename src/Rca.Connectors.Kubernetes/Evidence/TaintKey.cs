namespace Rca.Connectors.Kubernetes.Evidence;

public enum TaintKey
{
    NotReady,
    Unreachable,
    Unschedulable,
    MemoryPressure,
    DiskPressure,
    PidPressure,
    NetworkUnavailable,
    OutOfService,
    Uninitialized,
    ControlPlane,
    Master,
    Other,
}
