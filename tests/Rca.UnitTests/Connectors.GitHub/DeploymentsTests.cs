using System.Text.Json.Nodes;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class DeploymentsTests
{
    const string Deployments = "/repos/acme/checkout/deployments";
    const string Statuses = "/statuses?per_page=100";

    [Fact]
    public async Task Deployment_in_the_window_is_mapped_with_its_statuses()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Deployments + "?per_page=100&environment=production"] = Answer.Json(new JsonArray(Body.Deployment(9, 9))),
            [$"{Deployments}/9{Statuses}"] = Answer.Json(new JsonArray(
                Body.Status("inactive", -1), Body.Status("brand_new", 6), Body.Status("success", 7), Body.Status("in_progress", 8))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments", [("environment", "production")]);

        var deployment = Assert.Single(collected.All<DeploymentEvidence>());
        Assert.Equal((9, DeploymentPosition.InWindow, Body.Sha(9), "v9"), (deployment.Id, deployment.Position, deployment.Sha, deployment.Ref));
        Assert.Equal(("production", "bot-login", Body.Ago(9)), (deployment.Environment, deployment.Creator, deployment.CreatedAt));
        // The one after the window's end is left out: asked again later, the same window gives the same answer.
        Assert.Equal(
            [new(DeploymentState.Other, Body.Ago(6)), new(DeploymentState.Success, Body.Ago(7)), new(DeploymentState.InProgress, Body.Ago(8))],
            deployment.Statuses!);
        Assert.Equal(Body.Ago(9), collected.Items[0].OccurredAt);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"in-progress\"", collected.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_approved_it_is_read_from_the_run_that_its_status_points_to()
    {
        var status = Body.Status("success", 7);
        status["log_url"] = $"https://github.example/acme/checkout/actions/runs/77/job/5?{Body.Unasked}";
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Deployments] = Answer.Json(new JsonArray(Body.Deployment(9, 9), Body.Deployment(8, 10))),
            [$"{Deployments}/9/statuses"] = Answer.Json(new JsonArray(status.DeepClone())),
            [$"{Deployments}/8/statuses"] = Answer.Json(new JsonArray(status)),
            ["/repos/acme/checkout/actions/runs/77/approvals"] = Answer.Json(new JsonArray(
                Approval("approved", "rita", "production"), Approval("rejected", "ron", "staging"))),
            [$"/repos/acme/checkout/compare/{Body.Sha(8)}...{Body.Sha(9)}"] = Answer.Json(DeploymentRangesTests.Comparison("ahead", 0, 0)),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments");

        Assert.Null(collected.Failure);
        Assert.All(collected.Of<DeploymentEvidence>(), d => Assert.Equal([new(ApprovalState.Approved, "rita")], d.Approvals!));
        Assert.Single(server.Asked, a => a.EndsWith("/approvals", StringComparison.Ordinal));
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "not-permitted")]
    [InlineData(404, null)]
    public async Task Approvals_that_cannot_be_read_leave_the_deployments(int refusal, string? reason)
    {
        var status = Body.Status("success", 7);
        status["log_url"] = "https://github.example/acme/checkout/actions/runs/77";
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Deployments] = Answer.Json(new JsonArray(Body.Deployment(9, 9), Body.Deployment(8, 10))),
            [$"{Deployments}/9/statuses"] = Answer.Json(new JsonArray(status.DeepClone())),
            [$"{Deployments}/8/statuses"] = Answer.Json(new JsonArray(status)),
            ["/repos/acme/checkout/actions/runs/77/approvals"] = Answer.Status(refusal),
            [$"/repos/acme/checkout/compare/{Body.Sha(8)}...{Body.Sha(9)}"] = Answer.Json(DeploymentRangesTests.Comparison("ahead", 0, 0)),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments");

        Assert.Equal((reason, reason is null ? null : "Actions: read"), (collected.Failure?.Reason, collected.Failure?.Permission));
        Assert.Equal([1, 1], collected.Of<DeploymentEvidence>().Select(d => d.Statuses!.Count));
        Assert.Single(collected.Of<DeploymentRangeEvidence>());
    }

    static JsonObject Approval(string state, string login, string environment) => new()
    {
        ["state"] = state,
        ["comment"] = Body.Unasked,
        ["environments"] = new JsonArray(new JsonObject { ["name"] = environment, ["html_url"] = Body.Unasked }),
        ["user"] = new JsonObject { ["login"] = login },
    };

    [Fact]
    public async Task Deployment_before_the_first_of_its_environment_is_added_and_reading_stops()
    {
        await using var server = await GitHubStandIn.StartAsync(s => new()
        {
            [Deployments] = Answer.Json(
                new JsonArray(
                    Body.Deployment(6, -5), Body.Deployment(5, 9), Body.Deployment(4, 121, "staging"), Body.Deployment(3, 130), Body.Deployment(2, 140)),
                Answer.Next($"{s.Address}repos/acme/checkout/deployments?page=2")),
            [$"{Deployments}/5/statuses"] = Answer.Json(new JsonArray()),
            [$"/repos/acme/checkout/compare/{Body.Sha(3)}...{Body.Sha(5)}"] = Answer.Json(DeploymentRangesTests.Comparison("identical", 0, 0)),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments");

        Assert.Null(collected.Failure);
        Assert.Equal([(5L, DeploymentPosition.InWindow), (3L, DeploymentPosition.BeforeWindow)], collected.Of<DeploymentEvidence>().Select(d => (d.Id, d.Position)));
        Assert.Equal(3, collected.Items.Count);
        Assert.Equal([Deployments + "?per_page=100", $"{Deployments}/5{Statuses}", $"/repos/acme/checkout/compare/{Body.Sha(3)}...{Body.Sha(5)}?per_page=100"], server.Asked);
    }

    [Fact]
    public async Task Statuses_beyond_the_twentieth_deployment_are_not_asked_and_the_end_says_so()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => Enumerable.Range(1, 22)
            .ToDictionary(n => $"{Deployments}/{n}/statuses", _ => Answer.Json(new JsonArray()), StringComparer.Ordinal)
            .Append(new(Deployments, Answer.Json(new JsonArray([.. Enumerable.Range(1, 22).Select(n => Body.Deployment(n, n))])))).ToDictionary(StringComparer.Ordinal));

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments");

        collected.FailedAs(Outcome.Truncated, "status-budget");
        Assert.Equal(22, collected.Of<DeploymentEvidence>().Count);
        Assert.Equal(22 + 5, collected.Items.Count);
        Assert.Equal(2, collected.Of<DeploymentEvidence>().Count(d => d.Statuses is null));
        Assert.Equal(21 + 5, server.Asked.Count);
    }

    [Fact]
    public async Task Statuses_that_cannot_be_read_leave_what_the_list_said()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Deployments] = Answer.Json(new JsonArray(Body.Deployment(5, 9))),
            [$"{Deployments}/5/statuses"] = Answer.Status(403),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.deployments");

        collected.FailedAs(Outcome.Forbidden, "not-permitted");
        Assert.Null(Assert.Single(collected.All<DeploymentEvidence>()).Statuses);
    }
}
