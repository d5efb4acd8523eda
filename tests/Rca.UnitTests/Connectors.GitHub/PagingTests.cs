using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class PagingTests
{
    const string Commits = "/repos/acme/checkout/commits";
    const string Later = "/repositories/4820/commits";

    [Fact]
    public async Task Pages_are_followed_as_the_link_header_names_them()
    {
        await using var server = await GitHubStandIn.StartAsync(s => Pages(s, 3));

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        Assert.Null(collected.Failure);
        Assert.Equal([Body.Sha(1), Body.Sha(2), Body.Sha(3)], collected.All<CommitEvidence>().Select(c => c.Sha));
        Assert.Equal([Later + "?after=a,b&page=2", Later + "?after=a,b&page=3"], server.Asked.Skip(1));
        Assert.Equal(3, collected.Ledger.Count);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "page-budget")]
    public async Task Eleventh_page_is_not_asked_and_ten_are_kept(int pages, string? reason)
    {
        await using var server = await GitHubStandIn.StartAsync(s => Pages(s, pages));

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        Assert.Equal(reason, collected.Failure?.Reason);
        Assert.Equal(reason is null ? null : Outcome.Truncated, collected.Failure?.Outcome);
        Assert.Equal(10, collected.Items.Count);
        Assert.Equal(10, server.Asked.Count);
    }

    [Fact]
    public async Task Failed_second_page_keeps_the_first()
    {
        await using var server = await GitHubStandIn.StartAsync(s =>
        {
            var pages = Pages(s, 2);
            pages[Later + "?after=a,b&page=2"] = Answer.Status(502);
            return pages;
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        collected.FailedAs(Outcome.Unreachable, "server-error");
        Assert.Equal([Body.Sha(1)], collected.All<CommitEvidence>().Select(c => c.Sha));
    }

    [Fact]
    public async Task Link_to_another_host_is_not_followed()
    {
        await using var foreign = await GitHubStandIn.StartAsync(_ => new() { [Later] = Answer.Json(new JsonArray(Body.Commit(2))) });
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Commits] = Answer.Json(new JsonArray(Body.Commit(1)), Answer.Next($"{foreign.Address}repositories/4820/commits?page=2")),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        collected.FailedAs(Outcome.Failed, "foreign-address");
        Assert.Single(collected.Items);
        Assert.Single(collected.Ledger);
        Assert.Empty(foreign.Asked);
    }

    static Dictionary<string, RequestDelegate> Pages(GitHubStandIn server, int count)
    {
        var answers = new Dictionary<string, RequestDelegate>(StringComparer.Ordinal);
        for (var page = 1; page <= count; page++)
        {
            var next = Answer.Next($"{server.Address}repositories/4820/commits?after=a,b&page={page + 1}");
            answers[page == 1 ? Commits : $"{Later}?after=a,b&page={page}"] = Answer.Json(new JsonArray(Body.Commit(page)), page == count ? [] : [next]);
        }

        return answers;
    }
}
