using k8s;
using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Kubernetes.Session;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Connectors.Kubernetes.Capabilities;
using Rca.UnitTests.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>What the capabilities of one incident all need is asked for once.</summary>
public sealed class RecentReadsTests : IDisposable
{
    static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);
    readonly RecordingFolder _folder = new("2026-01-01T12:00:00Z");

    [Fact]
    public async Task Pods_that_one_capability_has_read_the_others_take_for_a_moment()
    {
        foreach (var (path, kind, item) in ((string, string, string)[])
        [
            ("/apis/apps/v1/namespaces/shop/deployments", "DeploymentList", ""), ("/apis/apps/v1/namespaces/shop/statefulsets", "StatefulSetList", ""),
            ("/apis/apps/v1/namespaces/shop/daemonsets", "DaemonSetList", ""), ("/api/v1/nodes", "NodeList", ""),
            ("/api/v1/namespaces/shop/pods", "PodList", """{ "metadata": { "name": "a" }, "spec": { "nodeName": "gone" } }"""),
        ]) Answer(path, kind, item);
        _folder.Write("events.json", """
            { "method": "GET", "path": "/api/v1/namespaces/default/events", "query": { "limit": "500", "watch": "false", "fieldSelector": "involvedObject.kind=Node" },
              "status": 200, "contentType": "application/json", "body": { "kind": "EventList", "metadata": {}, "items": [] } }
            """);
        _folder.Write("namespace.json", """
            { "method": "GET", "path": "/api/v1/namespaces/shop", "status": 200, "contentType": "application/json", "body": { "kind": "Namespace", "metadata": { "name": "shop" } } }
            """);
        await using var server = await StartAsync();
        var source = new KubernetesSource(server.Address, Api.At);
        Assert.NotEmpty(await source.CollectAsync("kubernetes.pods", workload: null));
        Assert.NotEmpty(await source.CollectAsync("kubernetes.nodes", workload: null));
        Assert.Equal(1, Asked("/api/v1/namespaces/shop/pods"));
        source.Pass(Moment);
        Assert.NotEmpty(await source.CollectAsync("kubernetes.nodes", workload: null));
        Assert.Equal(2, Asked("/api/v1/namespaces/shop/pods"));

        int Asked(string path) => server.Requests.Count(r => r.Target.Split('?')[0] == path);
    }

    [Theory]
    [InlineData("200 OK", """{"kind":"Namespace","metadata":{"name":"shop"}}""", "/api/v1/namespaces/shop")]
    [InlineData("403 Forbidden", "{}", "/api/v1/namespaces/shop", "/apis/apps/v1/namespaces/shop/deployments/checkout")]
    public async Task That_there_is_nothing_is_proven_by_an_answer_of_its_own(string status, string body, params string[] asked)
    {
        var deployment = Answered("""
            {"kind":"Deployment","metadata":{"name":"checkout","namespace":"shop"},"spec":{"selector":{"matchLabels":{"app":"a"}},"template":{"spec":{}}}}
            """);
        await using var server = new RawServer([deployment, Answered("""{"kind":"PodList","metadata":{},"items":[]}"""), Answered(body, status), deployment]);
        var source = new KubernetesSource(server.Address, Api.At);
        await source.CollectAsync("kubernetes.pods");
        // It refers to no configuration, and that is known from what the pods were asked for with.
        Assert.Empty(await source.CollectAsync("kubernetes.config-changes"));
        Assert.Equal(asked, source.Ledger.Entries.Skip(2).Select(e => e.Resource));
    }

    [Fact]
    public async Task A_list_of_two_states_is_kept_for_nobody()
    {
        var deployment = Answered("""
            {"kind":"Deployment","metadata":{"name":"checkout","namespace":"shop"},"spec":{"selector":{"matchLabels":{"app":"a"}},"template":{"spec":{}}}}
            """);
        var gone = """{"kind":"Status","code":410,"metadata":{"continue":"t2"}}""";
        await using var server = new RawServer(
        [
            deployment, Answered("""{"kind":"PodList","metadata":{"continue":"t1"},"items":[]}"""),
            Answered(gone, "410 Gone"), Answered("""{"kind":"PodList","metadata":{},"items":[]}"""),
        ]);
        var source = new KubernetesSource(server.Address, Api.At);
        Assert.Equal("list-changed", (await source.FailureAsync("kubernetes.pods")).Reason);
        await source.FailureAsync("kubernetes.nodes");
        Assert.Equal(4, server.Targets.Count(t => t.Contains("/pods?", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_a_workload_no_value_is_held()
    {
        var held = KubernetesJson.Serialize(Api.Workload("""
            { "initContainers": [ { "name": "init", "args": [ "SECRET" ] } ], "containers": [ null, { "name": "app", "command": [ "run", "--key=SECRET" ],
              "env": [ null, { "name": "PASSWORD", "value": "SECRET" }, { "name": "KEY", "valueFrom": { "secretKeyRef": { "name": "keys", "key": "k" } } } ] } ] }
            """).Template);
        Assert.DoesNotContain("SECRET", held, StringComparison.Ordinal);
        Assert.Contains("\"keys\"", held, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_held_is_bounded_in_number_and_time()
    {
        var clock = new FakeTimeProvider(Api.At);
        var recent = new RecentReads(clock);
        for (var n = 0; n < 100; n++) recent.Keep($"{n}", "read");
        Assert.Equal(32, Enumerable.Range(0, 100).Count(n => recent.Find<string>($"{n}") is not null));
        Assert.Null(recent.Find<object>("0"));
        clock.Advance(Moment);
        Assert.Null(recent.Find<string>("0"));
        recent.Keep("new", "read");
        Assert.NotNull(recent.Find<string>("new"));
    }

    public void Dispose() => _folder.Dispose();

    void Answer(string path, string kind, string item) => _folder.Write($"{kind}.json", $$"""
        { "method": "GET", "path": "{{path}}", "query": { "limit": "500", "watch": "false" }, "status": 200, "contentType": "application/json",
          "body": { "kind": "{{kind}}", "metadata": {}, "items": [ {{item}} ] } }
        """);

    static string Answered(string body, string status = "200 OK") =>
        $"HTTP/1.1 {status}\nContent-Type: application/json\nContent-Length: {body.Length}\n\n{body}";

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], Api.At, TestContext.Current.CancellationToken);
}
