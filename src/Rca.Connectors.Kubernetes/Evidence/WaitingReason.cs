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
    CreateContainerConfigError,
    CreateContainerError,
    RunContainerError,
    Other,
}
