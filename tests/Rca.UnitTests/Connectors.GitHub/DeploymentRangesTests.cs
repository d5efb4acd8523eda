using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class DeploymentRangesTests
{
    const string Deployments = "/repos/acme/checkout/deployments";

    [Fact]
    public async Task What_lies_between_two_deployments_is_counted_by_what_it_is_for()
    {
        var comparison = Comparison(
            "ahead", 2, 0, ".github/workflows/build.yml", "go.sum", "db/migrate/0007_orders.rb", "schema/0008.sql", "charts/api/values.yaml", "Dockerfile.api",
            "config/retries.rb", "app.yaml", "src/Retry.cs", "docs/retry.md");

        var collected = await CollectAsync(Answer.Json(comparison), Body.Deployment(5, 9), Body.Deployment(3, 130));

        Assert.Null(collected.Failure);
        var range = Assert.Single(collected.Of<DeploymentRangeEvidence>());
        Assert.Equal((5L, 3L, "production", Body.Sha(3), Body.Sha(5)), (range.DeploymentId, range.PreviousId, range.Environment, range.Range.FromSha, range.Range.ToSha));
        Assert.Equal((RangeRelation.Ahead, Quantity.Of(2), Quantity.Of(0)), (range.Range.Relation, range.Range.Commits, range.Range.DroppedCommits));
        Assert.Equal([Body.Sha(10), Body.Sha(11)], range.Range.Shas);
        Assert.Equal(
            new[] { 1, 1, 2, 2, 2, 2 }.Select(n => Quantity.Of(n)),
            [range.Range.CiFiles, range.Range.DependencyFiles, range.Range.MigrationFiles, range.Range.InfraFiles, range.Range.ConfigFiles, range.Range.CodeFiles]);
        Assert.Equal(Body.Ago(9), collected.Items[2].OccurredAt);
        Assert.DoesNotContain("retry", collected.Written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_requests_that_brought_it_are_named_with_their_commits()
    {
        var collected = await CollectAsync(Answer.Json(Comparison("ahead", 2, 0)), Body.Deployment(5, 9), Body.Deployment(3, 130));

        var pull = Assert.Single(collected.Of<PullRequestEvidence>());
        Assert.Equal((7, "merger-7"), (pull.Number, pull.MergedBy));
        Assert.Equal([Body.Sha(10), Body.Sha(11)], pull.BroughtShas);
        Assert.Equal(Body.Ago(10), collected.Items[^1].OccurredAt);
    }

    [Fact]
    public async Task Reverts_are_named()
    {
        var comparison = Comparison("ahead", 3, 0);
        Message(comparison, 0, $"Undo it\n\nThis reverts commit {Body.Sha(99)}.");
        Message(comparison, 1, "Revert \"Undo it\"");
        Message(comparison, 2, "Reverting is not what this does");

        var collected = await CollectAsync(Answer.Json(comparison), Body.Deployment(5, 9), Body.Deployment(3, 130));

        Assert.Equal([new(Body.Sha(10), Body.Sha(99)), new(Body.Sha(11), null)], Assert.Single(collected.Of<DeploymentRangeEvidence>()).Range.Reverts);
    }

    [Fact]
    public async Task Deployment_that_failed_is_not_what_was_running_before()
    {
        var failed = Body.Deployment(4, 60);
        var collected = await CollectAsync(Answer.Json(Comparison("ahead", 1, 0)), Body.Deployment(5, 9), failed, Body.Deployment(3, 130));

        Assert.Equal([(5L, 3L), (4L, 3L)], collected.Of<DeploymentRangeEvidence>().Select(r => (r.DeploymentId, r.PreviousId)));
    }

    [Fact]
    public async Task Three_hundred_files_are_at_least_that_many()
    {
        var comparison = Comparison("ahead", 1, 0, [.. Enumerable.Range(0, 300).Select(n => $"src/{n}.cs")]);

        var collected = await CollectAsync(Answer.Json(comparison), Body.Deployment(5, 9), Body.Deployment(3, 130));

        var range = Assert.Single(collected.Of<DeploymentRangeEvidence>());
        Assert.Equal((Quantity.AtLeast(300), Quantity.AtLeast(0)), (range.Range.CodeFiles, range.Range.CiFiles));
    }

    [Fact]
    public async Task Commit_that_is_gone_leaves_the_numbers_unknown()
    {
        var collected = await CollectAsync(Answer.Status(404), Body.Deployment(5, 9), Body.Deployment(3, 130));

        Assert.Null(collected.Failure);
        var range = Assert.Single(collected.Of<DeploymentRangeEvidence>());
        Assert.Equal((RangeRelation.Gone, Quantity.Unknown(UnknownReason.NotReported)), (range.Range.Relation, range.Range.Commits));
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), range.Range.CodeFiles);
    }

    [Fact]
    public async Task Token_without_contents_still_gets_the_deployments_and_says_what_is_missing()
    {
        var collected = await CollectAsync(Answer.Status(403), Body.Deployment(5, 9), Body.Deployment(3, 130));

        collected.FailedAs(Outcome.Forbidden, "not-permitted");
        Assert.Equal("Contents: read", collected.Failure!.Permission);
        Assert.Equal(2, collected.All<DeploymentEvidence>().Count);
    }

    [Fact]
    public async Task Sixth_comparison_is_not_asked_and_the_end_says_so()
    {
        var collected = await CollectAsync(
            Answer.Json(Comparison("ahead", 1, 0)), [.. Enumerable.Range(1, 6).Select(n => Body.Deployment(20 - n, n)), Body.Deployment(3, 130)]);

        collected.FailedAs(Outcome.Truncated, "range-budget");
        Assert.Equal(5, collected.Of<DeploymentRangeEvidence>().Count);
    }

    public static JsonObject Comparison(string status, int ahead, int behind, params string[] files) => new()
    {
        ["status"] = status,
        ["ahead_by"] = ahead,
        ["behind_by"] = behind,
        ["total_commits"] = ahead,
        ["commits"] = new JsonArray([.. Enumerable.Range(10, ahead).Select(n => Body.Commit(n))]),
        ["files"] = new JsonArray([.. files.Select(f => new JsonObject { ["filename"] = f, ["status"] = "modified", ["patch"] = Body.Unasked })]),
    };

    static void Message(JsonObject comparison, int place, string message) => comparison["commits"]![place]!["commit"]!["message"] = message;

    // The one with the id 4 failed.
    static async Task<Collected> CollectAsync(RequestDelegate comparison, params JsonObject[] deployments)
    {
        await using var server = await GitHubStandIn.StartAsync(_ =>
        {
            var ids = deployments.Select(d => d["id"]!.GetValue<int>()).ToList();
            var answers = ids.ToDictionary(
                id => $"{Deployments}/{id}/statuses", id => Answer.Json(new JsonArray(Body.Status(id == 4 ? "failure" : "success", 1))), StringComparer.Ordinal);
            foreach (var from in ids)
                foreach (var to in ids) answers[$"/repos/acme/checkout/compare/{Body.Sha(from)}...{Body.Sha(to)}"] = comparison;
            answers[Deployments] = Answer.Json(new JsonArray(deployments));
            answers["/graphql"] = Answer.Json(Body.Brought((10, 7), (11, 7)));
            return answers;
        });
        return await GitHubSource.CollectAsync(server.Address, "github.deployments");
    }
}
