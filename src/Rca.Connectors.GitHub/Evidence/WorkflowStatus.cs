namespace Rca.Connectors.GitHub.Evidence;

public enum WorkflowStatus
{
    Other,
    Requested,
    Waiting,
    Pending,
    Queued,
    InProgress,
    Completed,
}
