using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class WorkflowRunsTests
{
    const string Runs = "/repos/acme/checkout/actions/runs";
    const string InWindow = Runs + "?created=2026-03-04T10%3A00%3A00Z..2026-03-04T12%3A00%3A00Z&exclude_pull_requests=true&per_page=100";
    const string Before = Runs + "?created=2026-03-03T10%3A00%3A00Z..2026-03-04T10%3A00%3A00Z&exclude_pull_requests=true&per_page=100&status=";

    [Fact]
    public async Task Run_started_in_the_window_is_mapped_field_by_field()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [InWindow] = Answer.Json(Body.Runs(1, Body.Run(4, 30, 20, "timed_out"))), [Runs] = Answer.Json(Body.Runs(0)), [$"{Runs}/4/jobs?filter=latest&per_page=100"] = Answer.Json(Body.Jobs(("lint", "success"), ("test", "failure"), ("e2e", "timed_out"), ("post", "cancelled"))) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.workflow-runs");

        Assert.Null(collected.Failure);
        var run = Assert.Single(collected.All<WorkflowRunEvidence>());
        Assert.Equal((4, "build", WorkflowEvent.MergeGroup, WorkflowStatus.Completed, WorkflowConclusion.TimedOut), (run.Id, run.Name, run.Event, run.Status, run.Conclusion));
        Assert.Equal((Body.Sha(4), "main", 2), (run.HeadSha, run.HeadBranch, run.Attempt));
        Assert.Equal((Body.Ago(30), Body.Ago(30), Body.Ago(20)), (run.CreatedAt, run.StartedAt, run.UpdatedAt));
        Assert.Equal(Quantity.Of(600), run.DurationSeconds);
        Assert.Equal([new("test", WorkflowConclusion.Failure, Quantity.Of(120)), new("e2e", WorkflowConclusion.TimedOut, Quantity.Of(120))], run.FailedJobs!);
        Assert.Equal(Body.Ago(20), collected.Items[0].OccurredAt);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Contains("\"conclusion\":\"timed-out\"", collected.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_runs_count_when_they_failed_in_the_window()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [InWindow] = Answer.Json(Body.Runs(0)),
            [Before + "failure"] = Answer.Json(Body.Runs(2, Body.Run(1, 300, 30, "failure"), Body.Run(2, 300, 200, "failure"))),
            [Runs + "/1/jobs"] = Answer.Json(Body.Jobs()),
            [Runs + "/3/jobs"] = Answer.Json(Body.Jobs()),
            [Before + "timed_out"] = Answer.Json(Body.Runs(2, Body.Run(1, 300, 30, "timed_out"), Body.Run(3, 400, 40, "timed_out"))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.workflow-runs");

        Assert.Null(collected.Failure);
        Assert.Equal([1L, 3L], collected.All<WorkflowRunEvidence>().Select(r => r.Id));
    }

    [Fact]
    public async Task Run_that_has_not_ended_has_a_duration_of_at_least_and_no_conclusion()
    {
        var body = Body.Run(4, 30, 20, conclusion: null);
        body["event"] = "brand_new";
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [InWindow] = Answer.Json(Body.Runs(1, body)), [Runs] = Answer.Json(Body.Runs(0)) });

        var run = Assert.Single((await GitHubSource.CollectAsync(server.Address, "github.workflow-runs")).All<WorkflowRunEvidence>());

        Assert.Equal((WorkflowEvent.Other, WorkflowStatus.InProgress, null), (run.Event, run.Status, run.Conclusion));
        Assert.Equal(Quantity.AtLeast(600), run.DurationSeconds);
    }

    [Fact]
    public async Task Jobs_that_cannot_be_read_leave_what_the_list_said()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [InWindow] = Answer.Json(Body.Runs(1, Body.Run(4, 30, 20, "failure"))), [Runs + "/4/jobs"] = Answer.Status(502) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.workflow-runs");

        collected.FailedAs(Outcome.Unreachable, "server-error");
        Assert.Null(Assert.Single(collected.All<WorkflowRunEvidence>()).FailedJobs);
    }

    [Fact]
    public async Task List_that_ends_before_its_total_is_truncated()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [InWindow] = Answer.Json(Body.Runs(1001, Body.Run(4, 30, 20))) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.workflow-runs");

        collected.FailedAs(Outcome.Truncated, "result-cap");
        Assert.Single(collected.Items);
    }
}
