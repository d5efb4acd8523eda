using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class FailureTests
{
    const string Marker = "postgres://someone:SECRET-TEXT@db";
    static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("401 Unauthorized", Outcome.Forbidden, "not-authenticated")]
    [InlineData("403 Forbidden", Outcome.Forbidden, "not-permitted")]
    [InlineData("404 Not Found", Outcome.NotFound, "no-such-workload")]
    [InlineData("406 Not Acceptable", Outcome.Unsupported, "not-supported-by-server")]
    [InlineData("410 Gone", Outcome.Expired, "list-expired")]
    [InlineData("418 I'm a teapot", Outcome.Failed, "unexpected-status")]
    [InlineData("429 Too Many Requests", Outcome.Throttled, "too-many-requests")]
    [InlineData("500 Internal Server Error", Outcome.Failed, "server-error")]
    [InlineData("503 Service Unavailable", Outcome.Unreachable, "server-unavailable")]
    [InlineData("504 Gateway Timeout", Outcome.TimedOut, "server-timeout")]
    [InlineData("302 Found\nLocation: /elsewhere", Outcome.Failed, "unexpected-status")]
    public async Task A_status_is_an_outcome_without_the_servers_words(string status, Outcome outcome, string reason)
    {
        var body = $$"""{"kind":"Status","message":"{{Marker}}"}""";
        await using var server = new RawServer($"HTTP/1.1 {status}\nContent-Type: application/json\nRetry-After: 7\nContent-Length: {body.Length}\n\n{body}");
        var source = new KubernetesSource(server.Address, Now);
        var failure = await source.FailureAsync("kubernetes.rollouts");
        Assert.Equal((outcome, reason), (failure.Outcome, failure.Reason));
        Assert.DoesNotContain("SECRET-TEXT", failure.ToString() + failure.Detail, StringComparison.Ordinal);
        // What is no Deployment may be a StatefulSet or a DaemonSet; after any other answer nothing more is asked.
        Assert.Equal(outcome == Outcome.NotFound ? 3 : 1, server.Requests);
        Assert.Equal(server.Requests, source.Ledger.Entries.Count);
        Assert.All(source.Ledger.Entries, e => Assert.Equal((status[..3], (long)body.Length), (e.Status, e.Bytes)));
    }

    [Fact]
    public async Task Forbidden_says_what_to_grant()
    {
        await using var server = new RawServer("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        var failure = await new KubernetesSource(server.Address, Now).FailureAsync("kubernetes.events");
        Assert.Equal("grant apiGroups: [\"\"], resources: [\"events\"], verbs: [\"list\"]", failure.Detail);
        Assert.Equal("core.events.list", failure.Permission);
    }

    [Fact]
    public async Task Throttled_says_how_long_to_wait()
    {
        await using var server = new RawServer("HTTP/1.1 429 Too Many Requests\nRetry-After: 7\nContent-Length: 0\n\n");
        var failure = await new KubernetesSource(server.Address, Now).FailureAsync("kubernetes.pods");
        Assert.Equal("the API server asks to wait 7 s", failure.Detail);
        Assert.Equal(TimeSpan.FromSeconds(7), failure.Wait);
    }

    [Theory]
    [InlineData("Retry-After: 7\n", false)]
    [InlineData("", true)]
    public async Task Server_that_is_unavailable_is_asked_again_only_when_it_says_when(string header, bool isFull)
    {
        await using var server = new RawServer($"HTTP/1.1 503 Service Unavailable\n{header}Content-Length: 0\n\n");
        var failure = await new KubernetesSource(server.Address, Now).FailureAsync("kubernetes.pods");
        Assert.Equal((isFull, !isFull), (failure.IsFull, failure.Wait is not null));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 900\n\n{\"kind\":\"Deployment\",\"meta",
        false, Outcome.Unreachable, "connection-lost")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 26\n\n{\"kind\":\"Deployment\",\"meta",
        false, Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 113\n\n{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"checkout\"},\"spec\":{\"selector\":{},\"template\":{\"spec\":{\"containers\":[]}}}}", false, Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n{}", false, Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 4\n\nnull", false, Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 21\n\n{\"kind\":\"Deployment\"}", false, Outcome.Failed, "malformed-answer")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 999999999\n\n{", false, Outcome.Failed, "answer-too-large")]
    [InlineData("", true, Outcome.Unreachable, "connection-lost")]
    [InlineData("SSH-2.0-OpenSSH_9.2\n", false, Outcome.Unreachable, "connection-lost")]
    public async Task An_answer_that_cannot_be_used_is_an_outcome_and_never_empty(string answer, bool reset, Outcome outcome, string reason)
    {
        await using var server = new RawServer(answer, reset);
        var source = new KubernetesSource(server.Address, Now);
        var failure = await source.FailureAsync("kubernetes.rollouts");
        Assert.Equal((outcome, reason), (failure.Outcome, failure.Reason));
        Assert.Single(source.Ledger.Entries);
    }

    [Theory]
    [InlineData("""{"kind":"EventList"}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"kind":"Status","items":[]}""")]
    public async Task What_is_not_a_list_of_this_kind_is_not_an_empty_list(string body)
    {
        await using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {body.Length}\n\n{body}");
        Assert.Equal("malformed-answer", (await new KubernetesSource(server.Address, Now).FailureAsync("kubernetes.events")).Reason);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable_in_collection_and_probe()
    {
        await using var server = new RawServer("");
        var address = server.Address;
        await server.DisposeAsync();
        var source = new KubernetesSource(address, Now);
        var failure = await source.FailureAsync("kubernetes.pods");
        Assert.Equal((Outcome.Unreachable, "no-connection"), (failure.Outcome, failure.Reason));
        Assert.Equal("lost", Assert.Single(source.Ledger.Entries).Status);
        var report = await source.ProbeAsync();
        Assert.False(report.Reachable);
        Assert.All(report.Permissions, p => Assert.Null(p.Held));
    }
}
