namespace Rca.Connectors.GitHub.Wire;

sealed record WireWorkflowJobs(long TotalCount, IReadOnlyList<WireWorkflowJobs.Job> Jobs)
{
    public sealed record Job(string Name, string? Conclusion = null, DateTimeOffset? StartedAt = null, DateTimeOffset? CompletedAt = null);
}
