namespace Rca.Connectors.GitHub.Evidence;

public enum WorkflowConclusion
{
    Other,
    Success,
    Failure,
    StartupFailure,
    TimedOut,
    Cancelled,
    Skipped,
    Neutral,
    ActionRequired,
    Stale,
}
