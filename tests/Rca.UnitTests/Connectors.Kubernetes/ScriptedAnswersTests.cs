using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>The cases that a recorded story does not have, as answers in the form of the API.</summary>
public sealed class ScriptedAnswersTests : IDisposable
{
    const string Now = "2026-01-01T12:00:00Z";
    const string EventsPath = "/api/v1/namespaces/shop/events";
    static readonly DateTimeOffset At = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    readonly RecordingFolder _folder = new(Now);

    [Theory]
    [InlineData(""" "eventTime": "2026-01-01T11:50:00.000000Z", "series": { "count": 4, "lastObservedTime": "2026-01-01T11:55:00.000000Z" } """, 50, 55, 4)]
    [InlineData(""" "eventTime": "2026-01-01T11:50:00.000000Z", "firstTimestamp": null, "lastTimestamp": null, "count": null """, 50, 50, 1)]
    [InlineData(""" "firstTimestamp": "2026-01-01T11:40:00Z", "lastTimestamp": "2026-01-01T11:58:00Z", "count": 9 """, 40, 58, 9)]
    [InlineData(""" "firstTimestamp": "2026-01-01T11:41:00Z" """, 41, 41, 1)]
    [InlineData("""  "count": 0 """, 30, 30, 1)]
    public async Task Event_times_follow_the_api_that_wrote_it(string fields, int firstMinute, int lastMinute, int count)
    {
        Answer(EventsPath, "500", $$"""{ "kind": "EventList", "metadata": {}, "items": [ {{Event("a", "BackOff", fields)}} ] }""");
        var found = Assert.Single(await CollectAsync<ClusterEvent>("kubernetes.events"));
        Assert.Equal((At.AddMinutes(firstMinute - 60), At.AddMinutes(lastMinute - 60), Quantity.Of(count)), (found.FirstAt, found.LastAt, found.Count));
    }

    [Fact]
    public async Task Events_of_one_reason_and_object_are_summed_with_their_newest_messages()
    {
        Answer(EventsPath, "500", $$"""
            { "kind": "EventList", "metadata": {}, "items": [
              {{Event("a", "Unhealthy", """ "message": "old", "count": 2, "firstTimestamp": "2026-01-01T11:20:00Z", "lastTimestamp": "2026-01-01T11:30:00Z" """)}},
              {{Event("b", "Unhealthy", """ "message": "new", "count": 3, "firstTimestamp": "2026-01-01T11:25:00Z", "lastTimestamp": "2026-01-01T11:40:00Z" """)}},
              {{Event("c", "SomethingOfAnOperator", """ "message": "x", "count": 1, "lastTimestamp": "2026-01-01T11:10:30Z" """)}},
              {{Event("d", "Unhealthy", """ "message": "gone", "count": 7, "firstTimestamp": "2026-01-01T10:00:00Z", "lastTimestamp": "2026-01-01T10:30:00Z" """)}} ] }
            """);
        var found = await CollectAsync<ClusterEvent>("kubernetes.events");
        Assert.Equal(2, found.Count);
        Assert.Equal((EventReason.Unhealthy, Quantity.Of(5), At.AddMinutes(-40), At.AddMinutes(-20)),
            (found[0].Reason, found[0].Count, found[0].FirstAt, found[0].LastAt));
        Assert.Equal(["new", "old"], found[0].Messages);
        Assert.Equal((EventReason.Other, "SomethingOfAnOperator"), (found[1].Reason, found[1].OtherReason));
    }

    [Fact]
    public async Task A_count_that_began_before_the_window_is_an_upper_bound()
    {
        Answer(EventsPath, "500", $$"""
            { "kind": "EventList", "metadata": {}, "items": [
              {{Event("a", "BackOff", """ "count": 40, "firstTimestamp": "2026-01-01T09:00:00Z", "lastTimestamp": "2026-01-01T11:40:00Z" """)}} ] }
            """);
        Assert.Equal(Quantity.AtMost(40), Assert.Single(await CollectAsync<ClusterEvent>("kubernetes.events")).Count);
    }

    [Fact]
    public async Task Only_events_of_the_workloads_own_objects_are_kept()
    {
        string[] names = ["checkout", "checkout-5b567b969b", "checkout-5b567b969b-9sgsq", "checkout-payments", "checkout-api-5b567b969b", "other"];
        var events = string.Join(',', names.Select((name, i) => Event($"e{i}", "BackOff", """ "count": 1, "lastTimestamp": "2026-01-01T11:40:00Z" """,
            name is "checkout" ? "Deployment" : "Pod", name)));
        Answer(EventsPath, "500", $$"""{ "kind": "EventList", "metadata": {}, "items": [ {{events}} ] }""");
        Assert.Equal(names[..3], (await CollectAsync<ClusterEvent>("kubernetes.events")).Select(e => e.ObjectName).Order(StringComparer.Ordinal));
        Assert.Equal(6, (await CollectAsync<ClusterEvent>("kubernetes.events", workload: null)).Count);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("eventRetention: 90m", false)]
    public async Task A_window_that_begins_before_what_the_server_keeps_is_said(string options, bool isSaid)
    {
        Answer(EventsPath, "500",
            $$"""{ "kind": "EventList", "metadata": {}, "items": [ {{Event("a", "BackOff", """ "lastTimestamp": "2026-01-01T11:40:00Z" """)}} ] }""");
        await using var server = await StartAsync();
        var source = new KubernetesSource(server.Address, At, options) { Window = new(At.AddMinutes(-70), At) };
        var horizons = await source.CollectAsync<EventHorizon>("kubernetes.events");
        Assert.Equal(isSaid ? [new EventHorizon(At.AddHours(-1), Assumed: true)] : [], horizons);
    }

    [Fact]
    public async Task A_window_wholly_before_what_the_server_keeps_is_expired_and_nothing_is_asked()
    {
        await using var server = await StartAsync();
        var source = new KubernetesSource(server.Address, At) { Window = new(At.AddHours(-3), At.AddHours(-2)) };
        Assert.Equal(Outcome.Expired, (await source.FailureAsync("kubernetes.events")).Outcome);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(200, """{ "kind": "Namespace", "metadata": { "name": "shop" } }""", null)]
    [InlineData(404, """{ "kind": "Status", "code": 404 }""", Outcome.NotFound)]
    [InlineData(403, """{ "kind": "Status", "code": 403 }""", Outcome.Forbidden)]
    public async Task No_events_are_empty_only_when_the_namespace_is_known_to_exist(int status, string body, Outcome? failure)
    {
        Answer(EventsPath, "500", """{ "kind": "EventList", "metadata": {}, "items": [] }""");
        _folder.Write("nodes.json", Recording("/api/v1/namespaces/default/events", """{ "kind": "EventList", "metadata": {}, "items": [] }""",
            """ "fieldSelector": "involvedObject.kind=Node", "watch": "false", "limit": "500" """));
        _folder.Write("namespace.json",
            $$"""{ "method": "GET", "path": "/api/v1/namespaces/shop", "status": {{status}}, "contentType": "application/json", "body": {{body}} }""");
        await using var server = await StartAsync();
        var source = new KubernetesSource(server.Address, At);
        if (failure is null) Assert.Empty(await source.CollectAsync("kubernetes.events"));
        else Assert.Equal(failure, (await source.FailureAsync("kubernetes.events")).Outcome);
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        Answer(EventsPath, "500", $$"""{ "kind": "EventList", "metadata": { "continue": "t1" }, "items": [ {{Event("a", "BackOff", """ "lastTimestamp": "2026-01-01T11:40:00Z" """)}} ] }""");
        Answer(EventsPath, "500", $$"""{ "kind": "EventList", "metadata": { "continue": "" }, "items": [ {{Event("b", "Pulled", """ "lastTimestamp": "2026-01-01T11:41:00Z" """)}} ] }""", "t1");
        Assert.Equal([EventReason.Pulled, EventReason.BackOff], (await CollectAsync<ClusterEvent>("kubernetes.events")).Select(e => e.Reason));
    }

    [Fact]
    public async Task A_page_that_points_to_itself_is_a_failure_and_not_an_endless_read()
    {
        Answer(EventsPath, "500", """{ "kind": "EventList", "metadata": { "continue": "t1" }, "items": [] }""");
        Answer(EventsPath, "500", """{ "kind": "EventList", "metadata": { "continue": "t1" }, "items": [] }""", "t1");
        await using var server = await StartAsync();
        Assert.Equal("malformed-answer", (await new KubernetesSource(server.Address, At).FailureAsync("kubernetes.events")).Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_the_server_does_not_have_is_unsupported()
    {
        await using var server = await StartAsync();
        var failure = await new KubernetesSource(server.Address, At).FailureAsync("kubernetes.events");
        Assert.Equal((Outcome.Unsupported, "no-such-api"), (failure.Outcome, failure.Reason));
    }

    [Fact]
    public async Task Image_names_with_ports_tags_and_digests_are_taken_apart()
    {
        var digest = "sha256:" + new string('a', 64);
        _folder.Write("deployment.json", Recording("/apis/apps/v1/namespaces/shop/deployments/checkout", """
            { "kind": "Deployment", "metadata": { "name": "checkout", "namespace": "shop", "uid": "u1", "generation": 2 },
              "spec": { "paused": true, "selector": { "matchLabels": { "b": "2", "a": "1" }, "matchExpressions": [ { "key": "tier", "operator": "In", "values": ["x", "y"] } ] }, "template": { "spec": { "containers": [] } } },
              "status": { "observedGeneration": 1 } }
            """));
        _folder.Write("sets.json", Recording("/apis/apps/v1/namespaces/shop/replicasets", $$"""
            { "kind": "ReplicaSetList", "metadata": {}, "items": [
              { "metadata": { "name": "foreign", "ownerReferences": [ { "uid": "u2" } ] } },
              { "metadata": { "name": "own", "ownerReferences": [ { "uid": "u1" } ] }, "spec": { "template": { "spec": { "containers": [
                { "name": "a", "image": "registry.example:5000/shop/a" }, { "name": "b", "image": "b:1@{{digest}}" } ] } } } } ] }
            """, """ "labelSelector": "a=1,b=2,tier in (x,y)", "limit": "500", "watch": "false" """));
        await using var server = await StartAsync();
        var items = await new KubernetesSource(server.Address, At).CollectAsync("kubernetes.rollouts");
        var rollout = Assert.IsType<Rollout>(items[0].Evidence);
        Assert.Equal((RolloutState.Paused, false, Quantity.Unknown(UnknownReason.NotReported)), (rollout.State, rollout.StatusIsCurrent, rollout.Revision));
        var containers = Assert.Single(items.Skip(1).Select(i => i.Evidence).OfType<Revision>()).Containers;
        Assert.Equal([(null, null), ("1", digest)], containers.Select(c => (c.ImageTag, c.ImageDigest)));
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), containers[0].MemoryLimit);
    }

    [Fact]
    public async Task The_probe_says_as_whom_it_asks_where_the_server_tells()
    {
        _folder.Write("access.json",
            Review("authorization", "selfsubjectaccessreviews", """{ "kind": "SelfSubjectAccessReview", "spec": {}, "status": { "allowed": true } }"""));
        await using (var old = await StartAsync()) Assert.Null((await new KubernetesSource(old.Address, At).ProbeAsync()).Identity);
        _folder.Write("who.json",
            Review("authentication", "selfsubjectreviews", """{ "kind": "SelfSubjectReview", "status": { "userInfo": { "username": "rca-reader" } } }"""));
        await using var server = await StartAsync();
        var report = await new KubernetesSource(server.Address, At).ProbeAsync();
        Assert.Equal((true, "rca-reader"), (report.Reachable, report.Identity));
        Assert.All(report.Permissions, p => Assert.True(p.Held));

        static string Review(string group, string resource, string body) =>
            $$"""{ "method": "POST", "path": "/apis/{{group}}.k8s.io/v1/{{resource}}", "status": 201, "contentType": "application/json", "body": {{body}} }""";
    }

    public void Dispose() => _folder.Dispose();

    static string Event(string name, string reason, string fields, string kind = "Pod", string of = "checkout-5b567b969b-9sgsq") => $$"""
        { "metadata": { "name": "{{name}}", "namespace": "shop", "creationTimestamp": "2026-01-01T11:30:00Z" }, "type": "Warning", "reason": "{{reason}}",
          "involvedObject": { "kind": "{{kind}}", "name": "{{of}}" }, {{fields}} }
        """;

    static string Recording(string path, string body, string query = "") =>
        $$"""{ "method": "GET", "path": "{{path}}", "query": { {{query}} }, "status": 200, "contentType": "application/json", "body": {{body}} }""";

    void Answer(string path, string limit, string body, string? next = null) =>
        _folder.Write($"answer{next}.json",
            Recording(path, body, $""" "watch": "false", "limit": "{limit}" """ + (next is null ? "" : $""", "continue": "{next}" """)));

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], At, TestContext.Current.CancellationToken);

    async Task<IReadOnlyList<T>> CollectAsync<T>(string capability, string? workload = "checkout")
    {
        await using var server = await StartAsync();
        return await new KubernetesSource(server.Address, At).CollectAsync<T>(capability, workload);
    }
}
