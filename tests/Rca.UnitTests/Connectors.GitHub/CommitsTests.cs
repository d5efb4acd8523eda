using System.Text.Json.Nodes;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class CommitsTests
{
    const string Commits = "/repos/acme/checkout/commits";
    const string Query = "?since=2026-03-04T10%3A00%3A00Z&until=2026-03-04T12%3A00%3A01Z&per_page=100";

    [Fact]
    public async Task Commit_in_the_window_is_mapped_field_by_field()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits + Query] = Answer.Json(new JsonArray(Body.Commit(7))) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        var commit = Assert.Single(collected.All<CommitEvidence>());
        Assert.Equal(Body.Sha(7), commit.Sha);
        Assert.Equal([Body.Sha(8)], commit.Parents);
        Assert.Equal((Body.Ago(10), Body.Ago(15)), (commit.CommittedAt, commit.AuthoredAt));
        Assert.Equal(("ann-login", "cid@acme.example"), (commit.Author, commit.Committer));
        Assert.Equal(("title 7", true), (commit.Title, commit.Verified));
        Assert.Equal((Body.Ago(10), GitHubSource.Now), (collected.Items[0].OccurredAt, collected.Items[0].ObservedAt));
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Equal((Commits, Query[1..], "200"), (collected.Ledger[0].Resource, collected.Ledger[0].Selector, collected.Ledger[0].Status));
    }

    [Fact]
    public async Task Commits_at_the_windows_edge_are_cut_exactly()
    {
        var window = new Window(Body.Ago(10), Body.Ago(5));
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Commits] = Answer.Json(new JsonArray(Body.Commit(1, 4.99), Body.Commit(2, 5), Body.Commit(3, 10), Body.Commit(3, 10), Body.Commit(4, 10.01))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits", window: window);

        Assert.Equal([Body.Sha(2), Body.Sha(3)], collected.All<CommitEvidence>().Select(c => c.Sha));
    }

    [Fact]
    public async Task Empty_repository_is_nothing_and_no_failure()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits] = Answer.Status(409) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        Assert.Empty(collected.Items);
        Assert.Null(collected.Failure);
    }

    [Fact]
    public async Task Branch_missing_in_a_readable_repository_is_not_found()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits + "?per_page=1"] = Answer.Json(new JsonArray(Body.Commit(1))) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits", [("branch", "no/such")]);

        collected.FailedAs(Outcome.NotFound, "no-such-branch");
        Assert.Equal([Commits + Query + "&sha=no%2Fsuch", Commits + "?per_page=1"], server.Asked);
    }

    [Theory]
    [InlineData("acme/.")]
    [InlineData("acme/..")]
    public async Task Repository_that_is_a_path_step_is_refused_unasked(string repository)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => []);

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits", [("repository", repository)]);

        collected.FailedAs(Outcome.Refused, "invalid-repository");
        Assert.Empty(server.Asked);
    }
}
