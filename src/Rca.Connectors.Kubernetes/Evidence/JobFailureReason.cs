namespace Rca.Connectors.Kubernetes.Evidence;

public enum JobFailureReason
{
    BackoffLimitExceeded,
    DeadlineExceeded,
    PodFailurePolicy,
    FailedIndexes,
    MaxFailedIndexesExceeded,
    SuccessPolicy,
    Other,
}
