using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class WorkflowRuns
{
    public const string Id = "github.workflow-runs";
    public const string Permission = "Actions: read";

    // A run may be old when it fails; a day covers the six hours that a job may take several times over.
    static readonly TimeSpan LookBack = TimeSpan.FromHours(24);

    static readonly string?[] StatusFilters = [null, "failure", "timed_out"];

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Workflow runs",
        "Which runs of GitHub Actions were started in the window, which older ones failed in it, and with which jobs?",
        $"Three requests, and one more for every further 100 runs, at most {GitHubApi.MaximumPages} for each of the three; "
        + $"one for the jobs of each of the first {FailedJobs.MaximumRuns} that failed.",
        [RepositoryScope.Key],
        [EvidenceKind.Of<WorkflowRunEvidence>()],
        Needs: [Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (seen, jobsRead) = (new HashSet<long>(), 0);
        foreach (var status in StatusFilters)
        {
            long read = 0;
            long total = 0;
            await foreach (var page in api.PagesAsync<WireWorkflowRuns>(RepositoryScope.Address(request.Scope, "actions/runs"), Query(request.Window, status), Permission, cancellationToken))
            {
                (read, total) = (read + page.Body.WorkflowRuns.Count, page.Body.TotalCount);
                foreach (var run in page.Body.WorkflowRuns)
                {
                    if (!request.Window.Contains(status is null ? run.CreatedAt : run.UpdatedAt) || !seen.Add(run.Id)) continue;
                    var evidence = Evidence(run);
                    var readsJobs = FailedJobs.Has(evidence) && jobsRead++ < FailedJobs.MaximumRuns;
                    var (jobs, failure) = readsJobs ? await JobsAsync(api, request, run.Id, cancellationToken) : default;
                    var at = evidence.Status == WorkflowStatus.Completed ? run.UpdatedAt : run.CreatedAt;
                    yield return new CapturedItem(evidence with { FailedJobs = jobs }, page.ReceivedAt, at);
                    if (failure is not null) throw failure;
                }
            }

            // GitHub ends this list after 1,000 runs without a word; only the total tells.
            if (total > read) throw new SourceFailureException(Outcome.Truncated, "result-cap", "GitHub lists no more runs than these: ask for a shorter window");
        }
    }

    static Dictionary<string, string> Query(Window window, string? status)
    {
        var from = status is null ? window.From : window.From - LookBack;
        var to = status is null ? window.To : window.From;
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["created"] = $"{WindowExtensions.Seconds(from)}..{WindowExtensions.Seconds(to)}",
            ["exclude_pull_requests"] = "true",
            ["per_page"] = GitHubApi.PageSize,
        };
        if (status is not null) query["status"] = status;
        return query;
    }

    /// <summary>The jobs of a run that failed; or why they could not be read, so that what the list said is kept.</summary>
    static async Task<(IReadOnlyList<FailedJobEvidence>? Read, SourceFailureException? Failure)> JobsAsync(
        GitHubApi api, CollectRequest request, long run, CancellationToken cancellationToken)
    {
        try
        {
            return (await FailedJobs.ReadAsync(api, request, run, cancellationToken), null);
        }
        catch (SourceFailureException e)
        {
            return (null, e);
        }
    }

    static WorkflowRunEvidence Evidence(WireWorkflowRuns.Run run)
    {
        var status = ClosedWord.Of(run.Status, WorkflowStatus.Other, WorkflowStatus.Other);
        return new WorkflowRunEvidence(
            run.Id,
            run.Name,
            ClosedWord.Of(run.Event, WorkflowEvent.Other),
            status,
            run.Conclusion is null ? null : ClosedWord.Of(run.Conclusion, WorkflowConclusion.Other),
            run.HeadSha,
            run.HeadBranch,
            run.RunAttempt,
            run.CreatedAt,
            run.RunStartedAt,
            run.UpdatedAt,
            Duration(run, status),
            null);
    }

    static Quantity Duration(WireWorkflowRuns.Run run, WorkflowStatus status)
    {
        if (run.RunStartedAt is not { } started || run.UpdatedAt < started) return Quantity.Unknown(UnknownReason.NotReported);
        var seconds = (run.UpdatedAt - started).TotalSeconds;
        return status == WorkflowStatus.Completed ? Quantity.Of(seconds) : Quantity.AtLeast(seconds);
    }
}
