namespace Rca.Connectors.GitHub.Evidence;

public enum WorkflowEvent
{
    Other,
    Push,
    PullRequest,
    PullRequestTarget,
    PullRequestReview,
    MergeGroup,
    Schedule,
    WorkflowDispatch,
    WorkflowRun,
    WorkflowCall,
    RepositoryDispatch,
    Release,
    Deployment,
    DeploymentStatus,
    CheckRun,
    CheckSuite,
    Create,
    Delete,
    Issues,
    IssueComment,
    RegistryPackage,
    Dynamic,
}
