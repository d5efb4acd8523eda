using System.Globalization;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>Which jobs of a run failed, in its last attempt. Their steps and logs are never read.</summary>
static class FailedJobs
{
    public const int MaximumRuns = 20;

    static readonly WorkflowConclusion[] Failing = [WorkflowConclusion.Failure, WorkflowConclusion.TimedOut, WorkflowConclusion.StartupFailure];

    public static bool Has(WorkflowRunEvidence run) => run.Conclusion is { } conclusion && Failing.Contains(conclusion);

    public static async Task<IReadOnlyList<FailedJobEvidence>> ReadAsync(GitHubApi api, CollectRequest request, long run, CancellationToken cancellationToken)
    {
        var address = RepositoryScope.Address(request.Scope, $"actions/runs/{run.ToString(CultureInfo.InvariantCulture)}/jobs");
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["filter"] = "latest", ["per_page"] = GitHubApi.PageSize };
        var jobs = new List<FailedJobEvidence>();
        await foreach (var page in api.PagesAsync<WireWorkflowJobs>(address, query, WorkflowRuns.Permission, cancellationToken))
            jobs.AddRange(page.Body.Jobs.Where(j => j.Conclusion is not null).Select(Read).Where(j => Failing.Contains(j.Conclusion)));
        return jobs;
    }

    static FailedJobEvidence Read(WireWorkflowJobs.Job job) => new(
        job.Name,
        ClosedWord.Of(job.Conclusion!, WorkflowConclusion.Other),
        job is { StartedAt: { } started, CompletedAt: { } completed } && completed >= started
            ? Quantity.Of((completed - started).TotalSeconds)
            : Quantity.Unknown(UnknownReason.NotReported));
}
