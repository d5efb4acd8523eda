namespace Rca.Connectors.Kubernetes.Evidence;

public enum PodReason
{
    Evicted,
    NodeLost,
    NodeAffinity,
    NodeShutdown,
    Terminated,
    Preempting,
    UnexpectedAdmissionError,
    OutOfCpu,
    OutOfMemory,
    OutOfPods,
    DeadlineExceeded,
    Other,
}
