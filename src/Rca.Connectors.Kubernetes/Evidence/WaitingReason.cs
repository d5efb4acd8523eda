namespace Rca.Connectors.Kubernetes.Evidence;

public enum WaitingReason
{
    ContainerCreating,
    PodInitializing,
    CrashLoopBackOff,
    ImagePullBackOff,
    ErrImagePull,
    ErrImageNeverPull,
    InvalidImageName,
    ImageInspectError,
    RegistryUnavailable,
    CreateContainerConfigError,
    CreateContainerError,
    RunContainerError,
    PostStartHookError,
    Other,
}
