using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class FailuresTests
{
    const string Commits = "/repos/acme/checkout/commits";

    [Theory]
    [InlineData(401, Outcome.Forbidden, "bad-credentials")]
    [InlineData(403, Outcome.Forbidden, "not-permitted")]
    [InlineData(404, Outcome.Forbidden, "not-visible")]
    [InlineData(418, Outcome.Failed, "unexpected-status")]
    [InlineData(500, Outcome.Unreachable, "server-error")]
    [InlineData(503, Outcome.Unreachable, "server-error")]
    public async Task Status_is_an_outcome(int status, Outcome outcome, string reason) =>
        (await AskAsync(Answer.Status(status))).FailedAs(outcome, reason);

    [Fact]
    public async Task Permission_that_is_missing_is_named_as_github_names_it()
    {
        foreach (var status in (int[])[403, 404])
        {
            var failure = (await AskAsync(Answer.Status(status))).Failure!;
            Assert.Contains("\"Contents: read\"", failure.Detail, StringComparison.Ordinal);
            Assert.Equal("Contents: read", failure.Permission);
        }

        Assert.Null((await AskAsync(Answer.Status(401))).Failure!.Permission);
    }

    [Theory]
    [InlineData(503, true)]
    [InlineData(502, false)]
    public async Task Server_without_capacity_is_full_and_another_fault_may_pass(int status, bool isFull) =>
        Assert.Equal(isFull, (await AskAsync(Answer.Status(status))).Failure!.IsFull);

    [Theory]
    [InlineData("acme/checkout", Outcome.NotFound, "not-there")]
    [InlineData("acme/payments", Outcome.Forbidden, "not-visible")]
    public async Task Missing_is_not_found_only_where_the_tokens_own_list_proves_it(string seen, Outcome outcome, string reason)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, "token", TestContext.Current.CancellationToken);
            await using var server = await GitHubStandIn.StartAsync(_ => new() { ["/user/repos"] = Answer.Json(new JsonArray(new JsonObject { ["full_name"] = seen })) });
            (await GitHubSource.CollectAsync(GitHubSource.Connector(server.Address, $"${{file:{file}}}"), "github.deployments")).FailedAs(outcome, reason);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Token_without_single_sign_on_is_forbidden_for_that() =>
        (await AskAsync(Answer.Status(403, ("X-GitHub-SSO", "required; url=https://example")))).FailedAs(Outcome.Forbidden, "sso-required");

    [Fact]
    public async Task Branch_in_a_repository_that_cannot_be_read_is_forbidden()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => []);

        (await GitHubSource.CollectAsync(server.Address, "github.commits", [("branch", "main")])).FailedAs(Outcome.Forbidden, "not-visible");
    }

    [Theory]
    [InlineData(429, "words of the source", null, null, 60)]
    [InlineData(429, "words of the source", "Retry-After", "90", 90)]
    [InlineData(403, "words of the source", "Retry-After", "90", 90)]
    [InlineData(503, "words of the source", "Retry-After", "90", 90)]
    [InlineData(403, "words of the source", "Retry-After", "Wed, 04 Mar 2026 12:02:00 GMT", 120)]
    [InlineData(403, "You have exceeded a secondary rate limit. Please wait.", null, null, 60)]
    [InlineData(403, "API rate limit exceeded for user ID 1.", null, null, 60)]
    public async Task Limit_is_throttled_until_github_wants(int status, string message, string? header, string? value, int seconds)
    {
        var collected = await AskAsync(Answer.Status(status, message, header is null ? [] : [(header, value!)]));

        collected.FailedAs(Outcome.Throttled, "rate-limit");
        Assert.Equal($"GitHub asks to wait until {UtcTimeJsonConverter.Format(GitHubSource.Now.AddSeconds(seconds))}", collected.Failure!.Detail);
        Assert.Equal(TimeSpan.FromSeconds(seconds), collected.Failure.Wait);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Spent_primary_limit_is_throttled_until_its_reset(int status)
    {
        var reset = GitHubSource.Now.AddMinutes(17);
        var collected = await AskAsync(Answer.Status(status, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", Answer.Epoch(reset))));

        collected.FailedAs(Outcome.Throttled, "rate-limit");
        Assert.Contains(UtcTimeJsonConverter.Format(reset), collected.Failure!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"sha\":\"00\",\"commit\":{\"mess")]
    [InlineData("[{\"sha\":\"00\"}]")]
    [InlineData("{\"message\":\"words of the source\"}")]
    [InlineData("[null]")]
    public async Task Answer_cut_short_or_of_another_form_is_malformed(string body) =>
        (await AskAsync(Answer.Text(200, body, "application/json"))).FailedAs(Outcome.Failed, "malformed-answer");

    [Theory]
    [InlineData("<html>words of the source</html>", "text/html")]
    [InlineData("", "application/json")]
    public async Task Answer_that_is_no_json_is_said_to_be_none(string body, string contentType) =>
        (await AskAsync(Answer.Text(200, body, contentType))).FailedAs(Outcome.Failed, "not-json");

    [Fact]
    public async Task Half_a_body_is_a_lost_connection() =>
        (await AskAsync(Answer.Broken(new JsonArray(Body.Commit(1)).ToJsonString()))).FailedAs(Outcome.Unreachable, "connection-lost");

    [Fact]
    public async Task Server_that_is_gone_is_not_connected()
    {
        var server = await GitHubStandIn.StartAsync(_ => []);
        var address = server.Address;
        await server.DisposeAsync();

        (await GitHubSource.CollectAsync(address, "github.commits")).FailedAs(Outcome.Unreachable, "not-connected");
    }

    [Fact]
    public async Task Cancellation_ends_a_hanging_request_at_the_socket()
    {
        var (reached, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits] = Answer.Hanging(reached, left) });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var collecting = GitHubSource.CollectAsync(server.Address, "github.commits", cancellationToken: source.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await source.CancelAsync();

        // Well below the limit of a single request, which would end it as well.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collecting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    static async Task<Collected> AskAsync(RequestDelegate answer)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { [Commits] = answer });
        var collected = await GitHubSource.CollectAsync(server.Address, "github.commits");
        Assert.Empty(collected.Items);
        return collected;
    }
}
