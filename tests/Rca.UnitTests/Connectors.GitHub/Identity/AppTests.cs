using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jose;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Identity;

public sealed class AppTests : IDisposable
{
    const string Exchange = "/app/installations/77/access_tokens";
    const string Commits = "/repos/acme/checkout/commits";
    readonly RSA _key = RSA.Create(2048);
    readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    readonly FakeTimeProvider _clock = new(GitHubSource.Now);
    int _made;

    public AppTests() => File.WriteAllText(_file, _key.ExportRSAPrivateKeyPem());

    public void Dispose()
    {
        File.Delete(_file);
        _key.Dispose();
    }

    [Fact]
    public async Task Token_is_made_with_the_apps_key_and_used()
    {
        await using var server = await StartAsync();

        var collected = await GitHubSource.CollectAsync(Connector(server), "github.commits");

        Assert.Single(collected.Items);
        Assert.Equal("Bearer made-1", server.Tokens[1]);
        var claims = JsonNode.Parse(JWT.Decode(server.Tokens[0]!["Bearer ".Length..], _key, JwsAlgorithm.RS256))!;
        Assert.Equal("Iv23EXAMPLE", claims["iss"]!.GetValue<string>());
        Assert.InRange(claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>(), 60, 600);
        Assert.InRange(claims["iat"]!.GetValue<long>(), GitHubSource.Now.ToUnixTimeSeconds() - 120, GitHubSource.Now.ToUnixTimeSeconds());
        Assert.Equal([("POST", Exchange), ("GET", Commits)], collected.Ledger.Select(e => (e.Verb, e.Resource)));
    }

    [Fact]
    public async Task Token_is_used_until_shortly_before_it_expires()
    {
        await using var server = await StartAsync();
        var connector = Connector(server);

        await GitHubSource.CollectAsync(connector, "github.commits");
        _clock.Advance(TimeSpan.FromMinutes(49));
        await GitHubSource.CollectAsync(connector, "github.commits");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await GitHubSource.CollectAsync(connector, "github.commits");

        Assert.Equal([Exchange, Commits, Commits, Exchange, Commits], server.Asked.Select(a => a.Split('?')[0]));
        Assert.Equal(["Bearer made-1", "Bearer made-1", "Bearer made-2"], server.Tokens.Where(t => t!.StartsWith("Bearer made", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(401, "app-not-accepted")]
    [InlineData(403, "app-not-accepted")]
    [InlineData(404, "no-such-installation")]
    public async Task App_that_github_refuses_is_forbidden_and_says_what_to_check(int status, string reason)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Exchange] = Answer.Status(status) });

        (await GitHubSource.CollectAsync(Connector(server), "github.commits")).FailedAs(Outcome.Forbidden, reason);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("SECRET-words", "app-key-malformed")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----", "app-key-malformed")]
    [InlineData("", "app-key-unreadable")]
    public async Task Key_that_is_none_fails_without_a_request_and_is_not_shown(string content, string reason)
    {
        await using var server = await StartAsync();
        var connector = Connector(server);
        await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);

        var collected = await GitHubSource.CollectAsync(connector, "github.commits");

        collected.FailedAs(Outcome.Failed, reason);
        Assert.DoesNotContain("SECRET", collected.Failure + collected.Failure!.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Probe_reads_the_apps_permissions_and_warns_of_those_that_write()
    {
        await using var server = await StartAsync(new JsonObject { ["contents"] = "write", ["pull_requests"] = "read", ["actions"] = "read", ["checks"] = "write" });

        var report = await Connector(server).ProbeAsync(new Ledger(), TestContext.Current.CancellationToken);

        Assert.Equal("app installation", report.Identity);
        Assert.Equal(
            [new("Contents: read", true), new("Pull requests: read", true), new("Deployments: read", false), new("Actions: read", true)],
            report.Permissions);
        Assert.Contains("can write (Contents, and others)", report.Detail, StringComparison.Ordinal);
        Assert.Equal(["token-can-write"], report.Findings!);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task Repository_that_an_app_with_all_repositories_does_not_see_is_not_there()
    {
        Assert.Equal((Outcome.NotFound, "no-such-repository"), await MissingAsync("all", "acme/payments"));
        Assert.Equal((Outcome.Forbidden, "not-visible"), await MissingAsync("selected", "acme/payments"));
        Assert.Equal((Outcome.Forbidden, "not-visible"), await MissingAsync("all", "umbrella/payments"));
        Assert.Equal((Outcome.NotFound, "not-there"), await MissingAsync("selected", "Acme/Checkout"));
    }

    async Task<(Outcome, string)> MissingAsync(string selection, string seen)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            [Exchange] = Token([], selection),
            ["/installation/repositories"] = Answer.Json(new JsonObject { ["repositories"] = new JsonArray(new JsonObject { ["full_name"] = seen }) }),
        });
        var failure = (await GitHubSource.CollectAsync(Connector(server), "github.deployments")).Failure!;
        return (failure.Outcome, failure.Reason);
    }

    IConnector Connector(GitHubStandIn server) =>
        GitHubSource.Connector(server.Address, clock: _clock, more: $"appId: Iv23EXAMPLE\nappInstallation: 77\nappPrivateKey: ${{file:{_file}}}\n");

    Task<GitHubStandIn> StartAsync(JsonObject? permissions = null) =>
        GitHubStandIn.StartAsync(_ => new() { [Exchange] = Token(permissions ?? [], "selected"), [Commits] = Answer.Json(new JsonArray(Body.Commit(1))) });

    RequestDelegate Token(JsonObject permissions, string selection) => context => Answer.Text(
        201,
        new JsonObject
        {
            ["token"] = $"made-{++_made}",
            ["expires_at"] = UtcTimeJsonConverter.Format(_clock.GetUtcNow().AddHours(1)),
            ["permissions"] = permissions.DeepClone(),
            ["repository_selection"] = selection,
        }.ToJsonString(),
        "application/json; charset=utf-8")(context);
}
