using System.Text.Json.Nodes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

/// <summary>Which version of an API group is asked, by the server's own discovery.</summary>
public sealed class ServedVersionsTests : IDisposable
{
    // As those servers tell it, with the operators of their time.
    const string Of120 = "apps/v1 events.k8s.io/v1 events.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 "
        + "networking.k8s.io/v1 networking.k8s.io/v1beta1 extensions/v1beta1 policy/v1beta1 discovery.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta1";
    const string Of124 =
        "apps/v1 events.k8s.io/v1 events.k8s.io/v1beta1 autoscaling/v2 autoscaling/v1 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 "
        + "networking.k8s.io/v1 policy/v1 policy/v1beta1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 gateway.networking.k8s.io/v1beta1 external-secrets.io/v1beta1 "
        + "kustomize.toolkit.fluxcd.io/v1beta2 helm.toolkit.fluxcd.io/v2beta1 source.toolkit.fluxcd.io/v1beta2 source.toolkit.fluxcd.io/v1beta1";
    const string Of136 = "apps/v1 events.k8s.io/v1 autoscaling/v2 autoscaling/v1 batch/v1 networking.k8s.io/v1 policy/v1 discovery.k8s.io/v1 "
        + "gateway.networking.k8s.io/v1 gateway.networking.k8s.io/v1beta1 cert-manager.io/v1 external-secrets.io/v1 external-secrets.io/v1beta1 argoproj.io/v1alpha1 "
        + "kustomize.toolkit.fluxcd.io/v1 kustomize.toolkit.fluxcd.io/v1beta2 helm.toolkit.fluxcd.io/v2 helm.toolkit.fluxcd.io/v2beta2 source.toolkit.fluxcd.io/v1";

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
        Assert.Contains(new PartNotSeen(EvidencePart.PodDisruptionBudgets, NotSeenReason.NotServed),
            Assert.Single(items.Select(i => i.Evidence).OfType<NotSeen>()).Parts);
    }

    [Theory]
    [InlineData(Of120, "capacity", "autoscaling/v1", "policy/v1beta1")]
    [InlineData(Of124, "capacity", "autoscaling/v2", "policy/v1")]
    [InlineData(Of136, "capacity", "autoscaling/v2", "policy/v1")]
    [InlineData(Of120, "jobs", "batch/v1", "batch/v1")]
    [InlineData(Of124, "jobs", "batch/v1", "batch/v1")]
    [InlineData(Of136, "jobs", "batch/v1", "batch/v1")]
    [InlineData(Of120, "network", "networking.k8s.io/v1", "networking.k8s.io/v1")]
    [InlineData(Of124, "network", "networking.k8s.io/v1", "networking.k8s.io/v1", "gateway.networking.k8s.io/v1beta1", "external-secrets.io/v1beta1")]
    [InlineData(Of136, "network", "networking.k8s.io/v1", "networking.k8s.io/v1", "gateway.networking.k8s.io/v1",
        "cert-manager.io/v1", "external-secrets.io/v1")]
    [InlineData(Of124, "flux", "kustomize.toolkit.fluxcd.io/v1beta2", "kustomize.toolkit.fluxcd.io/v1beta2", "helm.toolkit.fluxcd.io/v2beta1",
        "helm.toolkit.fluxcd.io/v2beta1", "source.toolkit.fluxcd.io/v1beta2", "source.toolkit.fluxcd.io/v1beta2")]
    [InlineData(Of136, "flux", "kustomize.toolkit.fluxcd.io/v1", "kustomize.toolkit.fluxcd.io/v1", "helm.toolkit.fluxcd.io/v2", "helm.toolkit.fluxcd.io/v2",
        "source.toolkit.fluxcd.io/v1", "source.toolkit.fluxcd.io/v1")]
    [InlineData(Of136, "argo", "argoproj.io/v1alpha1", "argoproj.io/v1alpha1")]
    public async Task Each_resource_is_first_asked_for_in_the_best_version_that_the_server_has(string served, string capability, params string[] asked)
    {
        var groups = served.Split(' ').Select(g => g.Split('/')).ToLookup(g => g[0], g => g[1], StringComparer.Ordinal);
        _folder.Write("apis.json", Discovery(200, groups));
        await using var server = await StartAsync();
        // It has no list of any kind, and so the next version that it has of the group is tried: what matters is the first.
        await new KubernetesSource(server.Address, Api.At).FailureAsync($"kubernetes.{capability}", workload: null);
        var versions = server.Requests.Select(r => r.Target.Split('?')[0].Split('/')).Where(p => p is ["", "apis", _, _, "namespaces", _, _])
            .DistinctBy(p => (p[2], p[5], p[6])).Select(p => $"{p[2]}/{p[3]}");
        Assert.Equal(asked.Order(StringComparer.Ordinal), versions.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Of120, "/apis/discovery.k8s.io/v1beta1/namespaces/shop/endpointslices")]
    [InlineData(Of136, "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices")]
    [InlineData("apps/v1", "/api/v1/namespaces/shop/endpoints")]
    public async Task Endpoints_are_read_from_slices_where_the_server_has_them(string served, string path)
    {
        _folder.Write("apis.json", Discovery(200, served.Split(' ').Select(g => g.Split('/')).ToLookup(g => g[0], g => g[1], StringComparer.Ordinal)));
        var service = """{ "metadata": { "name": "checkout", "namespace": "shop" }, "spec": { "type": "ClusterIP" } }""";
        Answer("services", "/api/v1/namespaces/shop/services", "ServiceList", service);
        await using var server = await StartAsync();
        await new KubernetesSource(server.Address, Api.At).CollectAsync("kubernetes.network", workload: null);
        Assert.Equal(path, Assert.Single(server.Requests.Select(r => r.Target.Split('?')[0]), t => t.Contains("endpoint", StringComparison.Ordinal)));
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

    void Discovery(int status, string group, params string[] versions) =>
        _folder.Write("apis.json", Discovery(status, versions.ToLookup(_ => group, StringComparer.Ordinal)));

    static string Discovery(int status, ILookup<string, string> groups) => new JsonObject
    {
        ["method"] = "GET",
        ["path"] = "/apis/",
        ["status"] = status,
        ["contentType"] = "application/json",
        ["body"] = new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["groups"] = new JsonArray([.. groups.Select(g => new JsonObject
            {
                ["name"] = g.Key,
                ["versions"] = new JsonArray([.. g.Select(v => new JsonObject { ["version"] = v })]),
            })]),
        },
    }.ToJsonString();

    void Answer(string name, string path, string kind, string item) => _folder.Write($"{name}.json", $$"""
        { "method": "GET", "path": "{{path}}", "query": { "limit": "500", "watch": "false" }, "status": 200, "contentType": "application/json", "body": { "kind": "{{kind}}", "metadata": {}, "items": [ {{item}} ] } }
        """);

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], Api.At, TestContext.Current.CancellationToken);
}
