using System.Text.Json.Nodes;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class TokenTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Rotated_token_is_sent_with_the_next_collection()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => new() { ["/repos/acme/checkout/commits"] = Answer.Json(new JsonArray()) });
        await File.WriteAllTextAsync(_file, "first\n", TestContext.Current.CancellationToken);
        var connector = GitHubSource.Connector(server.Address, $"${{file:{_file}}}");

        await GitHubSource.CollectAsync(connector, "github.commits");
        await File.WriteAllTextAsync(_file, "second\n", TestContext.Current.CancellationToken);
        await GitHubSource.CollectAsync(connector, "github.commits");

        Assert.Equal(["Bearer first", "Bearer second"], server.Tokens);
    }

    [Theory]
    [InlineData("", "token-unreadable")]
    [InlineData("two\nlines-of-a-secret", "token-malformed")]
    [InlineData("\u00e4-secret", "token-malformed")]
    public async Task Unusable_token_fails_without_a_request_and_without_showing_it(string content, string reason)
    {
        await using var server = await GitHubStandIn.StartAsync(_ => []);
        await File.WriteAllTextAsync(_file, "usable", TestContext.Current.CancellationToken);
        var connector = GitHubSource.Connector(server.Address, $"${{file:{_file}}}");
        await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);
        if (content.Length == 0) File.Delete(_file);

        var collected = await GitHubSource.CollectAsync(connector, "github.commits");

        collected.FailedAs(Outcome.Failed, reason);
        Assert.DoesNotContain("secret", collected.Failure + collected.Failure!.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }
}
