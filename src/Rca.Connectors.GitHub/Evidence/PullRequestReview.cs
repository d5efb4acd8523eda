namespace Rca.Connectors.GitHub.Evidence;

public enum PullRequestReview
{
    Other,
    Approved,
    ChangesRequested,
    ReviewRequired,
}
