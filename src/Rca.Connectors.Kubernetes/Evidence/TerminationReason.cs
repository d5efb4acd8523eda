namespace Rca.Connectors.Kubernetes.Evidence;

public enum TerminationReason
{
    Completed,
    Error,
    OomKilled,
    ContainerCannotRun,
    ContainerStatusUnknown,
    DeadlineExceeded,
    StartError,
    Evicted,
    Other,
}
