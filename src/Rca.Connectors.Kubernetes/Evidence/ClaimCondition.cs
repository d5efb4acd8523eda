namespace Rca.Connectors.Kubernetes.Evidence;

public enum ClaimCondition
{
    Resizing,
    FileSystemResizePending,
    ControllerResizeError,
    NodeResizeError,
    ModifyingVolume,
    ModifyVolumeError,
    Other,
}
