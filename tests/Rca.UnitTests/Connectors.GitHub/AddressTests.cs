using System.Text.Json.Nodes;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class AddressTests
{
    const string Commits = "/repos/acme/checkout/commits";

    [Theory]
    [InlineData("")]
    [InlineData("api/v3")]
    [InlineData("some/proxy/")]
    public async Task Base_address_is_used_exactly(string path)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => []);

        await GitHubSource.CollectAsync(server.Address + path, "github.commits");

        Assert.StartsWith("/" + (path.Length == 0 ? "" : path.TrimEnd('/') + "/") + "repos/acme/checkout/commits?", Assert.Single(server.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_repository_is_followed_on_the_same_host()
    {
        await using var server = await GitHubStandIn.StartAsync(s => new()
        {
            [Commits] = Answer.Status(301, ("Location", s.Address + "repositories/4820/commits?per_page=100")),
            ["/repositories/4820/commits"] = Answer.Json(new JsonArray(Body.Commit(1))),
        });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        Assert.Single(collected.Items);
        Assert.Equal(["301", "200"], collected.Ledger.Select(e => e.Status));
        Assert.Equal(server.Asked.Select(Uri.UnescapeDataString), collected.Ledger.Select(e => Uri.UnescapeDataString($"{e.Resource}?{e.Selector}")));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirect_to_another_host_is_not_followed(int status)
    {
        await using var foreign = await GitHubStandIn.StartAsync(_ => []);
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits] = Answer.Status(status, ("Location", foreign.Address + "commits")) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        collected.FailedAs(Outcome.Failed, "foreign-address");
        Assert.Empty(foreign.Asked);
        Assert.Single(collected.Ledger);
    }

    [Fact]
    public async Task Redirect_without_end_fails()
    {
        await using var server = await GitHubStandIn.StartAsync(s => new() { [Commits] = Answer.Status(302, ("Location", s.Address + Commits[1..])) });

        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");

        Assert.Equal(Outcome.Failed, collected.Failure?.Outcome);
        Assert.InRange(server.Asked.Count, 2, 10);
    }
}
