using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

/// <summary>The ledger against the replay server's own log, request by request.</summary>
public sealed class ReplayLedgerTests : IDisposable
{
    const string First = """ "method": "GET", "path": "/repos/acme/checkout/commits", "query": { "since": "*", "until": "*", "per_page": "100" } """;
    readonly RecordingFolder _folder = new("2026-01-01T12:00:00Z");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_are_in_both_and_a_cursor_is_in_the_servers_alone()
    {
        Answer("1", First, 200, """[]""", """ "Link": "</repositories/4820/commits?page=2&after=SYNTHETIC>; rel=\"next\"" """);
        Answer("2", """ "method": "GET", "path": "/repositories/4820/commits", "query": { "page": "2", "after": "*" } """, 200, """[]""");
        var (requests, ledger) = await CollectAsync();
        Assert.Equal(2, requests.Count);
        Assert.Contains("after=SYNTHETIC", requests[1].Target, StringComparison.Ordinal);
        Assert.Equal("page=2&after=…", ledger[1].Selector);
        AssertSame(requests, ledger);
    }

    [Theory]
    [InlineData(304)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Refusal_is_in_both_with_its_status(int status)
    {
        Answer("1", First, status, status == 304 ? null : """{ "message": "words" }""");
        var (requests, ledger) = await CollectAsync();
        Assert.Equal(status, Assert.Single(requests).Status);
        AssertSame(requests, ledger);
    }

    [Theory]
    [InlineData("github.commits")]
    [InlineData("github.pull-requests")]
    [InlineData("github.deployments")]
    [InlineData("github.workflow-runs")]
    public async Task Every_capability_is_in_both_also_against_a_server_that_knows_nothing(string capability)
    {
        var (requests, ledger) = await CollectAsync(capability);
        Assert.NotEmpty(requests);
        AssertSame(requests, ledger);
    }

    [Fact]
    public async Task Probe_is_in_both()
    {
        await using var server = await StartAsync();
        var ledger = new Rca.Core.Collecting.Ledger();
        await GitHubSource.Connector(server.Address.ToString()).ProbeAsync(ledger, TestContext.Current.CancellationToken);
        Assert.NotEmpty(server.Requests);
        AssertSame(server.Requests, ledger.Entries);
    }

    static void AssertSame(IReadOnlyList<ReplayRequest> requests, IReadOnlyList<LedgerEntry> ledger) => Assert.Equal(
        requests.Select(r => $"{r.Method} {r.Target.Replace("after=SYNTHETIC", "after=…", StringComparison.Ordinal)} {r.Status} {r.Bytes}"),
        ledger.Select(e => $"{e.Verb} {e.Resource}{(e.Selector is null ? "" : "?" + e.Selector)} {e.Status} {e.Bytes}"));

    void Answer(string name, string request, int status, string? body, string headers = "") => _folder.Write(
        $"{name}.json", $$"""{ {{request}}, "status": {{status}}, "contentType": "application/json", "headers": { {{headers}} }{{(body is null ? "" : $", \"body\": {body}")}} }""");

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], GitHubSource.Now, TestContext.Current.CancellationToken);

    async Task<(IReadOnlyList<ReplayRequest> Requests, IReadOnlyList<LedgerEntry> Ledger)> CollectAsync(string capability = "github.commits")
    {
        await using var server = await StartAsync();
        var collected = await GitHubSource.CollectAsync(server.Address.ToString(), capability);
        return (server.Requests, collected.Ledger);
    }
}
