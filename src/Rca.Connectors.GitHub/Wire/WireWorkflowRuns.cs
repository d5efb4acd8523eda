namespace Rca.Connectors.GitHub.Wire;

sealed record WireWorkflowRuns(long TotalCount, IReadOnlyList<WireWorkflowRuns.Run> WorkflowRuns)
{
    public sealed record Run(
        long Id,
        string HeadSha,
        string Event,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        string? Name = null,
        string? HeadBranch = null,
        string? Status = null,
        string? Conclusion = null,
        int? RunAttempt = null,
        DateTimeOffset? RunStartedAt = null);
}
