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
            ["/graphql"] = Answer.Json(Body.Brought((2, 2))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        Assert.Null(collected.Failure);
        var pull = Assert.Single(collected.All<PullRequestEvidence>());
        Assert.Equal((2, "pull 2", Body.Ago(10), Body.Sha(2)), (pull.Number, pull.Title, pull.MergedAt, pull.MergeSha));
        Assert.Equal(("main", "ann-login", "merger-2"), (pull.BaseBranch, pull.Author, pull.MergedBy));
        Assert.Equal((PullRequestReview.ChangesRequested, Quantity.Of(2)), (pull.Review, pull.Approvals));
        Assert.Equal(["release"], pull.Labels);
        Assert.Empty(pull.BroughtShas);
        Assert.Equal(Body.Ago(10), collected.Items[0].OccurredAt);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Equal([Pulls + Query, "/graphql"], server.Asked);
        Assert.Equal(("POST", "/graphql", "200"), (collected.Ledger[1].Verb, collected.Ledger[1].Resource, collected.Ledger[1].Status));
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(403, "{}")]
    [InlineData(200, """{"data":null,"errors":[{"type":"FORBIDDEN","message":"words of the source"}]}""")]
    [InlineData(200, "<html>")]
    public async Task Where_graphql_is_off_each_is_asked_with_rest(int status, string body)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Pulls + Query] = Answer.Json(new JsonArray(Body.PullRequest(2))),
            ["/graphql"] = Answer.Text(status, body, "application/json"),
            [Pulls + "/2"] = Answer.Json(Body.PullRequest(2)),
            [Pulls + "/2/reviews"] = Answer.Json(new JsonArray(
                new JsonObject { ["state"] = "APPROVED", ["body"] = Body.Unasked }, new JsonObject { ["state"] = "COMMENTED" })),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        Assert.Null(collected.Failure);
        var pull = Assert.Single(collected.All<PullRequestEvidence>());
        Assert.Equal(("merger-2", null, Quantity.Of(1)), (pull.MergedBy, pull.Review, pull.Approvals));
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_of_graphql_is_throttled_and_not_asked_around()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Pulls + Query] = Answer.Json(new JsonArray(Body.PullRequest(2))),
            ["/graphql"] = Answer.Text(200, """{"errors":[{"type":"RATE_LIMITED"}]}""", "application/json"),
        });

        (await GitHubSource.CollectAsync(server.Address, "github.pull-requests")).FailedAs(Outcome.Throttled, "rate-limit");
        Assert.Equal(2, server.Asked.Count);
    }

    [Theory]
    [InlineData("api/v3/", "/api/graphql")]
    [InlineData("some/proxy/", "/some/proxy/graphql")]
    public async Task Graphql_lies_beside_the_api_of_enterprise_and_below_any_other_address(string path, string graphql)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [$"/{path}{Pulls[1..]}"] = Answer.Json(new JsonArray(Body.PullRequest(2))),
            [graphql] = Answer.Json(Body.Brought((2, 2))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address + path, "github.pull-requests");

        Assert.Equal(Quantity.Of(2), Assert.Single(collected.All<PullRequestEvidence>()).Approvals);
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
            [Pulls] = Answer.Json(new JsonArray(Body.Listed(2))),
            [Pulls + "/2"] = Answer.Status(502),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        collected.FailedAs(Outcome.Unreachable, "server-error");
        Assert.Null(Assert.Single(collected.All<PullRequestEvidence>()).MergedBy);
    }

    [Fact]
    public async Task Without_graphql_mergers_are_asked_for_the_first_twenty_only()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => Enumerable.Range(1, 25)
            .SelectMany(n => new[] { KeyValuePair.Create($"{Pulls}/{n}", Answer.Json(Body.PullRequest(n))), KeyValuePair.Create($"{Pulls}/{n}/reviews", Answer.Json(new JsonArray())) })
            .ToDictionary(StringComparer.Ordinal)
            .Append(new(Pulls, Answer.Json(new JsonArray([.. Enumerable.Range(1, 25).Select(n => Body.Listed(n))])))).ToDictionary(StringComparer.Ordinal));

        var collected = await GitHubSource.CollectAsync(server.Address, "github.pull-requests");

        Assert.Null(collected.Failure);
        Assert.Equal(25, collected.Items.Count);
        Assert.Equal(20, collected.All<PullRequestEvidence>().Count(p => p.MergedBy is not null));
        Assert.Equal(42, server.Asked.Count);
    }
}
