using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

/// <summary>Which version of an API group is asked, by the server's own discovery.</summary>
public sealed class ServedVersionsTests : IDisposable
{
    readonly RecordingFolder _folder = new("2026-01-01T12:00:00Z");

    [Theory]
    [InlineData("v2", "v1")]
    [InlineData("v1", "v2beta2")]
    public async Task Autoscalers_are_read_in_version_2_where_the_server_has_it(params string[] versions)
    {
        Discovery(200, "autoscaling", versions);
        var scaler = """{ "metadata": { "name": "checkout", "namespace": "shop" }, "spec": { "maxReplicas": 3, "scaleTargetRef": { "kind": "Deployment", "name": "checkout" } }, "status": { "desiredReplicas": 3 } }""";
        Answer("hpa", $"/apis/autoscaling/{versions[0]}/namespaces/shop/horizontalpodautoscalers", "HorizontalPodAutoscalerList", scaler);
        await using var server = await StartAsync();
        var source = new KubernetesSource(server.Address, Api.At);
        var items = await source.CollectAsync("kubernetes.capacity", workload: null);
        Assert.True(Assert.Single(items.Select(i => i.Evidence).OfType<Autoscaler>()).AtMaximum);
        Assert.DoesNotContain(server.Requests, r => r.Target.Contains("policy", StringComparison.Ordinal));
        Assert.Contains(new PartNotSeen(EvidencePart.PodDisruptionBudgets, NotSeenReason.NotServed), Assert.Single(items.Select(i => i.Evidence).OfType<NotSeen>()).Parts);
    }

    [Fact]
    public async Task Without_the_right_to_discovery_each_version_is_tried_in_turn()
    {
        Discovery(403, "batch");
        Answer("jobs", "/apis/batch/v1/namespaces/shop/jobs", "JobList", """{ "metadata": { "name": "a" } }""");
        Answer("crons", "/apis/batch/v1beta1/namespaces/shop/cronjobs", "CronJobList", """{ "metadata": { "name": "nightly" } }""");
        await using var server = await StartAsync();
        var items = await new KubernetesSource(server.Address, Api.At).CollectAsync("kubernetes.jobs", workload: null);
        Assert.Equal("nightly", Assert.Single(items.Select(i => i.Evidence).OfType<CronJobState>()).Name);
        Assert.Contains(server.Requests, r => r.Target.StartsWith("/apis/batch/v1/namespaces/shop/cronjobs", StringComparison.Ordinal) && r.Status == 404);
    }

    [Fact]
    public async Task What_no_version_of_the_server_has_is_unsupported_and_not_asked_for()
    {
        Discovery(200, "batch", "v1");
        await using var server = await StartAsync();
        var failure = await new KubernetesSource(server.Address, Api.At).FailureAsync("kubernetes.flux", workload: null);
        Assert.Equal((Outcome.Unsupported, "no-such-api"), (failure.Outcome, failure.Reason));
        Assert.Equal("/apis/", Assert.Single(server.Requests).Target);
    }

    public void Dispose() => _folder.Dispose();

    void Discovery(int status, string group, params string[] versions) => _folder.Write("apis.json", $$"""
        { "method": "GET", "path": "/apis/", "status": {{status}}, "contentType": "application/json",
          "body": { "kind": "APIGroupList", "groups": [ { "name": "{{group}}", "versions": [ {{string.Join(", ", versions.Select(v => $$"""{ "version": "{{v}}" }"""))}} ] } ] } }
        """);

    void Answer(string name, string path, string kind, string item) => _folder.Write($"{name}.json", $$"""
        { "method": "GET", "path": "{{path}}", "query": { "limit": "500", "watch": "false" }, "status": 200, "contentType": "application/json", "body": { "kind": "{{kind}}", "metadata": {}, "items": [ {{item}} ] } }
        """);

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], Api.At, TestContext.Current.CancellationToken);
}
