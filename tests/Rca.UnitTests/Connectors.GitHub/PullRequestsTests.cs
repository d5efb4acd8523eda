using System.Text.Json.Nodes;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class PullRequestsTests
{
    const string Pulls = "/repos/acme/checkout/pulls";
    const string Query = "?state=closed&sort=updated&direction=desc&per_page=100";

    [Fact]
    public async Task Pull_request_merged_in_the_window_is_mapped_field_by_field()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Pulls + Query] = Answer.Json(new JsonArray(Body.PullRequest(3, mergedMinutesAgo: null), Body.PullRequest(2), Body.PullRequest(2), Body.PullRequest(1, 121, 60))),
            [Pulls + "/2"] = Answer.Json(Body.PullRequest(2)),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        var pull = Assert.Single(collected.All<PullRequestEvidence>());
        Assert.Equal((2, "pull 2", Body.Ago(10), Body.Sha(2)), (pull.Number, pull.Title, pull.MergedAt, pull.MergeSha));
        Assert.Equal(("main", "ann-login", "merger-2"), (pull.BaseBranch, pull.Author, pull.MergedBy));
        Assert.Equal(["release"], pull.Labels);
        Assert.Equal(Body.Ago(10), collected.Items[0].OccurredAt);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Equal([Pulls + Query, Pulls + "/2"], server.Asked);
    }

    [Fact]
    public async Task Page_that_reaches_behind_the_window_is_the_last()
    {
        await using var server = await GitHubStandIn.StartAsync(s => new()
        {
            [Pulls + Query] = Answer.Json(new JsonArray(Body.PullRequest(1, 200, 121)), Answer.Next($"{s.Address}repos/acme/checkout/pulls?page=2")),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        Assert.Null(collected.Failure);
        Assert.Equal([Pulls + Query], server.Asked);
    }

    [Fact]
    public async Task Merger_that_cannot_be_read_leaves_what_the_list_said()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Pulls] = Answer.Json(new JsonArray(Body.PullRequest(2))),
            [Pulls + "/2"] = Answer.Status(502),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        collected.FailedAs(Outcome.Unreachable, "server-error");
        Assert.Null(Assert.Single(collected.All<PullRequestEvidence>()).MergedBy);
    }

    [Fact]
    public async Task Mergers_are_asked_for_the_first_twenty_only()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => Enumerable.Range(1, 25)
            .ToDictionary(n => $"{Pulls}/{n}", n => Answer.Json(Body.PullRequest(n)), StringComparer.Ordinal)
            .Append(new(Pulls, Answer.Json(new JsonArray([.. Enumerable.Range(1, 25).Select(n => Body.PullRequest(n))])))).ToDictionary(StringComparer.Ordinal));

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        Assert.Null(collected.Failure);
        Assert.Equal(25, collected.Items.Count);
        Assert.Equal(20, collected.All<PullRequestEvidence>().Count(p => p.MergedBy is not null));
        Assert.Equal(21, server.Asked.Count);
    }
}
