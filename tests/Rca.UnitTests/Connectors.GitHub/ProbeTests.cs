using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class ProbeTests : IDisposable
{
    const string Repository = "/repos/acme/checkout/";
    static readonly RequestDelegate Nothing = Answer.Json(new JsonArray());
    static readonly RequestDelegate User = Answer.Json(new JsonObject { ["login"] = "secret-login" });
    static readonly RequestDelegate Repositories = Answer.Json(new JsonArray(new JsonObject { ["full_name"] = "acme/checkout" }));
    readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public ProbeTests() => File.WriteAllText(_file, "ghp_" + new string('0', 36));

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Each_permission_is_held_missing_or_not_known()
    {
        var report = await ProbeAsync(new(StringComparer.Ordinal)
        {
            ["/user"] = User,
            ["/user/repos"] = Repositories,
            [Repository + "commits"] = Answer.Status(409),
            [Repository + "pulls"] = Nothing,
            [Repository + "deployments"] = Answer.Status(403),
            [Repository + "actions/runs"] = Answer.Status(500),
        });

        Assert.True(report.Reachable);
        Assert.Equal(("token of a user", null), (report.Identity, report.Detail));
        Assert.Equal(
            [new("Contents: read", true), new("Pull requests: read", true), new("Deployments: read", false), new("Actions: read", null)],
            report.Permissions);
    }

    [Fact]
    public async Task App_installation_is_told_from_a_user_and_lends_a_repository()
    {
        var report = await ProbeAsync(
            new(StringComparer.Ordinal)
            {
                ["/user"] = Answer.Status(403),
                ["/installation/repositories"] = Answer.Json(new JsonObject { ["repositories"] = new JsonArray(new JsonObject { ["full_name"] = "acme/checkout" }) }),
                [Repository + "commits"] = Nothing,
                [Repository + "pulls"] = Nothing,
                [Repository + "deployments"] = Nothing,
                [Repository + "actions/runs"] = Nothing,
            },
            "acme/*");

        Assert.Equal(("app installation", null), (report.Identity, report.Detail));
        Assert.All(report.Permissions, p => Assert.True(p.Held));
    }

    [Fact]
    public async Task Classic_token_that_can_write_is_warned_of()
    {
        var user = Answer.Json(new JsonObject { ["login"] = "secret-login" }, ("X-OAuth-Scopes", "read:org, repo, workflow, <words of the source>"));
        var report = await ProbeAsync(new(StringComparer.Ordinal) { ["/user"] = user, ["/user/repos"] = Nothing }, "acme/*");

        Assert.Contains("can write (repo, workflow)", report.Detail, StringComparison.Ordinal);
        Assert.Equal(["token-can-write"], report.Findings!);
        Assert.Contains("no repository", report.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("words of the source", report.ToString(), StringComparison.Ordinal);
        Assert.All(report.Permissions, p => Assert.Null(p.Held));
    }

    [Fact]
    public async Task Bad_credentials_hold_nothing()
    {
        var report = await ProbeAsync(new(StringComparer.Ordinal) { ["/user"] = Answer.Status(401) });

        Assert.True(report.Reachable);
        Assert.All(report.Permissions, p => Assert.False(p.Held));
        Assert.Contains("does not accept the token", report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_gone_is_not_reachable()
    {
        var server = await GitHubStandIn.StartAsync(_ => []);
        var connector = GitHubSource.Connector(server.Address);
        await server.DisposeAsync();

        var report = await connector.ProbeAsync(new Ledger(), TestContext.Current.CancellationToken);

        Assert.False(report.Reachable);
        Assert.All(report.Permissions, p => Assert.Null(p.Held));
    }

    async Task<ProbeReport> ProbeAsync(Dictionary<string, RequestDelegate> answers, string repository = "acme/checkout")
    {
        await using var server = await GitHubStandIn.StartAsync(_ => answers);
        var report = await GitHubSource.Connector(server.Address, $"${{file:{_file}}}", repository).ProbeAsync(new Ledger(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret-login", report.ToString(), StringComparison.Ordinal);
        return report;
    }
}
