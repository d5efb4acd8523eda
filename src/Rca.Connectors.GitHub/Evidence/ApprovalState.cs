namespace Rca.Connectors.GitHub.Evidence;

public enum ApprovalState
{
    Other,
    Approved,
    Rejected,
    Pending,
}
