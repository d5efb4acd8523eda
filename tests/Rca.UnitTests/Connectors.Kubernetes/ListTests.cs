using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>Lists of many pages from a server that forgets, is busy, or breaks off.</summary>
public sealed class ListTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly IReadOnlyDictionary<string, string> Shop = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop" };

    [Fact]
    public async Task Expired_list_is_gone_on_with_and_says_so()
    {
        await using var server = new RawServer([Page("t1", "a"), Gone("t2"), Page(null, "b"), NothingOfNodes]);
        var (kept, failure) = await TruncatedAsync(server);
        Assert.Equal((Outcome.Truncated, "list-changed"), (failure.Outcome, failure.Reason));
        Assert.Contains("a newer one", failure.Detail, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], kept.Select(i => i.Evidence).OfType<ClusterEvent>().Select(e => e.ObjectName).Order(StringComparer.Ordinal));
        Assert.Contains("continue=t2", server.Targets[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"Status","code":410,"metadata":{}}""")]
    [InlineData("""{"kind":"Status","code":410,"metadata":{"continue":7}}""")]
    [InlineData("not JSON")]
    [InlineData("")]
    public async Task Expired_list_without_a_token_to_go_on_with_is_expired(string body)
    {
        await using var server = new RawServer([Page("t1", "a"), Answer("410 Gone", body)]);
        Assert.Equal((Outcome.Expired, "list-expired"), Of(await Source(server).FailureAsync("kubernetes.events", workload: null)));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task List_without_items_is_no_empty_list()
    {
        await using var server = new RawServer(Answer("200 OK", """{"kind":"EventList","metadata":{}}"""));
        var source = Source(server);
        Assert.Equal((Outcome.Failed, "malformed-answer"), Of(await source.FailureAsync("kubernetes.events", workload: null)));
        // Whether the namespace exists is asked after an empty list.
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Token_of_a_page_is_not_in_the_ledger()
    {
        await using var server = new RawServer([Page("EXAMPLE-key-of-an-object", "a"), Page(null, "b"), NothingOfNodes]);
        var source = Source(server);
        await source.CollectAsync("kubernetes.events", Shop);
        Assert.Contains("continue=EXAMPLE-key-of-an-object", server.Targets[1], StringComparison.Ordinal);
        Assert.Contains("continue", source.Ledger.Entries[1].Selector, StringComparison.Ordinal);
        Assert.DoesNotContain(source.Ledger.Entries, e => e.Selector?.Contains("EXAMPLE", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task List_that_expires_again_and_again_is_not_followed_for_ever()
    {
        await using var server = new RawServer([Page("t0", "a"), Gone("t1"), Gone("t2"), Gone("t3"), Gone("t4"), Gone("t5")]);
        Assert.Equal((Outcome.Expired, "list-expired"), Of(await Source(server).FailureAsync("kubernetes.events", workload: null)));
        Assert.Equal(5, server.Requests);
    }

    [Fact]
    public async Task Server_that_is_busy_for_a_moment_is_waited_for_and_no_page_is_lost()
    {
        await using var server = new RawServer([Page("t1", "a"), Answer("429 Too Many Requests", "", "Retry-After: 2\n"), Page(null, "b"), NothingOfNodes]);
        var source = Source(server);
        var work = source.CollectAsync("kubernetes.events", Shop);
        Assert.True(await source.PassTimeAsync(work) >= TimeSpan.FromSeconds(2));
        Assert.Equal(2, (await work).Count);
        Assert.Equal(["200", "429", "200", "200"], source.Ledger.Entries.Select(e => e.Status));
    }

    [Fact]
    public async Task Server_that_stays_busy_is_left_alone_after_three_waits()
    {
        await using var server = new RawServer([Page("t1", "a"), Answer("429 Too Many Requests", "", "Retry-After: 1\n")]);
        var source = Source(server);
        var work = source.FailureAsync("kubernetes.events", workload: null);
        await source.PassTimeAsync(work);
        Assert.Equal((Outcome.Throttled, "too-many-requests"), Of(await work));
        Assert.Equal(5, server.Requests);
    }

    [Theory]
    [InlineData("401 Unauthorized", Outcome.Forbidden, "not-authenticated")]
    [InlineData("403 Forbidden", Outcome.Forbidden, "not-permitted")]
    [InlineData("404 Not Found", Outcome.Unsupported, "no-such-api")]
    [InlineData("429 Too Many Requests", Outcome.Throttled, "too-many-requests")]
    [InlineData("500 Internal Server Error", Outcome.Failed, "server-error")]
    [InlineData("503 Service Unavailable", Outcome.Unreachable, "server-unavailable")]
    [InlineData("504 Gateway Timeout", Outcome.TimedOut, "server-timeout")]
    public async Task Second_page_that_fails_says_why(string status, Outcome outcome, string reason)
    {
        await using var server = new RawServer([Page("t1", "a"), Answer(status, "{}")]);
        Assert.Equal((outcome, reason), Of(await Source(server).FailureAsync("kubernetes.events", workload: null)));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 900\n\n{\"kind\":\"EventList\",\"items\":[{",
        Outcome.Unreachable, "connection-lost")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 29\n\n{\"kind\":\"EventList\",\"items\":[{",
        Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 13\n\n<html></html>", Outcome.Failed, "malformed-answer")]
    public async Task Second_page_that_is_broken_says_so(string page, Outcome outcome, string reason)
    {
        await using var server = new RawServer([Page("t1", "a"), page]);
        Assert.Equal((outcome, reason), Of(await Source(server).FailureAsync("kubernetes.events", workload: null)));
    }

    // The capability asks for the events about nodes too.
    static string NothingOfNodes => Answer("200 OK", """{"kind":"EventList","metadata":{},"items":[]}""");

    static KubernetesSource Source(RawServer server) => new(server.Address, Now);

    static (Outcome, string) Of(SourceFailureException failure) => (failure.Outcome, failure.Reason);

    static async Task<(List<CapturedItem> Kept, SourceFailureException Failure)> TruncatedAsync(RawServer server)
    {
        var kept = new List<CapturedItem>();
        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => Source(server).CollectAsync("kubernetes.events", Shop, kept));
        return (kept, failure);
    }

    static string Page(string? next, string pod) => Answer("200 OK", $$"""
        {"kind":"EventList","metadata":{"continue":"{{next}}"},"items":[{"metadata":{"name":"e-{{pod}}","namespace":"shop"},"type":"Warning","reason":"BackOff","involvedObject":{"kind":"Pod","name":"{{pod}}"},"count":1,"lastTimestamp":"2026-01-01T11:40:00Z"}]}
        """);

    static string Gone(string token) => Answer("410 Gone", $$"""{"kind":"Status","code":410,"reason":"Expired","metadata":{"continue":"{{token}}"} }""");

    static string Answer(string status, string body, string headers = "") =>
        $"HTTP/1.1 {status}\nContent-Type: application/json\n{headers}Content-Length: {body.Length}\n\n{body}";
}
