namespace Rca.Connectors.GitHub.Evidence;

public enum DeploymentState
{
    Other,
    Queued,
    Pending,
    InProgress,
    Success,
    Failure,
    Error,
    Inactive,
}
