using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Connectors.Kubernetes.Capabilities;
using Rca.UnitTests.Pipeline.Demo;
using k8s.Models;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>What is asked for and told stays bounded, however much there is.</summary>
public sealed class BoundsTests : IDisposable
{
    const string Apps = "/apis/apps/v1/namespaces/shop/";
    const string Core = "/api/v1/namespaces/shop/";
    const string Deployment = """
        { "metadata": { "name": "checkout", "namespace": "shop" }, "spec": { "selector": { "matchLabels": { "app": "a" } },
          "template": { "metadata": { "labels": { "app": "a" } }, "spec": { "containers": [ { "name": "app", "envFrom": [ { "configMapRef": { "name": "settings" } } ] } ] } } } }
        """;

    readonly RecordingFolder _folder = new("2026-01-01T12:00:00Z");

    [Fact]
    public async Task A_namespace_of_too_many_workloads_is_refused()
    {
        List("DeploymentList", Apps + "deployments", Many(501, _ => Deployment));
        var failure = await FailureAsync("kubernetes.rollouts");
        Assert.Equal((Outcome.Refused, "scope-too-wide"), (failure.Outcome, failure.Reason));
    }

    [Fact]
    public async Task Logs_are_refused_where_the_option_is_not_set_and_nothing_is_asked()
    {
        await using var server = await StartAsync();
        var failure = await new KubernetesSource(server.Address, Api.At).FailureAsync("kubernetes.logs", workload: null);
        Assert.Equal((Outcome.Refused, "logs-not-enabled"), (failure.Outcome, failure.Reason));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("checkout", 10)]
    public async Task What_nodes_are_asked_for_is_asked_of_the_worst_alone(string? workload, int asked)
    {
        Write("deployment", Apps + "deployments/checkout", "", """{ "kind": "Deployment", """ + Deployment.Trim()[1..]);
        Write("selected", Core + "pods", """ "limit": "500", "watch": "false", "labelSelector": "app=a" """, ListOf("PodList", Pods));
        List("PodList", Core + "pods", Pods);
        List("NodeList", "/api/v1/nodes", Many(12, n => $$"""{ "metadata": { "name": "node-{{n}}" } }"""));
        Write("of-node", "/api/v1/pods", """ "limit": "500", "watch": "false", "fieldSelector": "*" """, ListOf("PodList", ""));
        Write("events", "/api/v1/namespaces/default/events", """ "limit": "500", "watch": "false", "fieldSelector": "*" """, ListOf("EventList", ""));
        await using var server = await StartAsync();
        var nodes = await new KubernetesSource(server.Address, Api.At).CollectAsync<NodeState>("kubernetes.nodes", workload);
        Assert.Equal(asked, nodes.Count);
        Assert.Equal(asked, server.Requests.Count(r => r.Target.StartsWith("/api/v1/pods?", StringComparison.Ordinal)));
        Assert.All(nodes, n => Assert.Equal(Quantity.Of(1), n.PodsNotWell));
    }

    [Fact]
    public async Task Whether_a_selector_selects_anything_is_asked_ten_times_at_most()
    {
        Write("apis", "/apis/", "", """{ "kind": "APIGroupList", "groups": [] }""");
        List("ServiceList", Core + "services", Many(12, n => $$"""{ "metadata": { "name": "s{{n}}" }, "spec": { "selector": { "app": "{{n}}" } } }"""));
        List("EndpointsList", Core + "endpoints", "");
        Write("pods", Core + "pods", """ "limit": "1", "watch": "false", "labelSelector": "*" """, ListOf("PodList", ""));
        await using var server = await StartAsync();
        var services = await new KubernetesSource(server.Address, Api.At).CollectAsync<ServiceState>("kubernetes.network", workload: null);
        Assert.Equal((12, 10), (services.Count, services.Count(s => s.Finding == ServiceFinding.NothingSelected)));
    }

    [Fact]
    public async Task Of_a_config_map_200_keys_are_named()
    {
        var owned = string.Join(',', Enumerable.Range(0, 250).Select(n => $$""" "f:K{{n}}": {} """));
        Write("deployment", Apps + "deployments/checkout", "", """{ "kind": "Deployment", """ + Deployment.Trim()[1..]);
        Write("map", Core + "configmaps/settings", "", $$"""
            { "kind": "PartialObjectMetadata", "metadata": { "name": "settings", "managedFields": [ { "manager": "m", "fieldsV1": { "f:data": { {{owned}} } } } ] } }
            """);
        await using var server = await StartAsync();
        var map = Assert.Single(await new KubernetesSource(server.Address, Api.At).CollectAsync<ConfigMapChange>("kubernetes.config-changes"));
        Assert.Equal((200, Quantity.AtLeast(250)), (map.Keys.Count, map.KeyCount));
    }

    [Fact]
    public void Of_containers_12_logs_are_read_and_of_pods_three()
    {
        var containers = Many(5, n => $$"""{ "name": "c{{n}}", "restartCount": 2, "state": { "running": {} } }""");
        var pods = Enumerable.Range(0, 9).Select(n => PodReading.Read(Api.Read<V1Pod>($$"""
            { "metadata": { "name": "p{{n}}" }, "status": { "containerStatuses": [ {{(n == 0 ? Many(1, _ => """{ "name": "c", "state": { "running": {} } }""") : containers)}} ] } }
            """))).ToList();
        Assert.Equal((12, 3), (LogTargets.Of(pods).Count, LogTargets.Of(pods).Select(t => t.Pod).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(3, LogTargets.Of(pods.Where(p => p.Name is "p0").Concat(Enumerable.Repeat(pods[0], 5))).Count);
    }

    [Fact]
    public void Of_a_long_history_ten_are_told_and_how_many_there_are()
    {
        var entries = Many(15, n => $$"""{ "revision": "r{{n}}", "chartVersion": "{{n}}", "deployedAt": "2026-01-01T11:{{n + 10}}:00Z", "lastDeployed": "2026-01-01T11:{{n + 10}}:00Z" }""");
        var found = Api.Read<CustomObject>($$"""{ "metadata": { "name": "a" }, "status": { "history": [ {{entries}} ] } }""");
        var application = ArgoReading.Read(found, Api.Namespace, Api.Window);
        Assert.Equal((10, "r14"), (application.History.Count, application.History[0].Revisions[0]));
        Assert.Equal((10, "14"), (FluxReading.Read(found, FluxKind.HelmRelease, Api.Window).History.Count, FluxReading.Read(found, FluxKind.HelmRelease, Api.Window).History[0].Revision));
    }

    [Fact]
    public void Of_many_failed_jobs_20_are_told()
    {
        var job = JobReading.Read(Api.Read<V1Job>("""{ "metadata": { "name": "a" }, "status": { "conditions": [ { "type": "Failed", "status": "True" } ] } }"""), Api.Window);
        Assert.Equal(20, JobTally.Shown(Enumerable.Repeat(job, 30)).Count);
        var cron = JobReading.Read(Api.Read<V1CronJob>("""{ "metadata": { "name": "a" }, "spec": { "schedule": "* * * * *" } }"""), [job], Api.Window);
        Assert.Equal(50, JobTally.Shown(Enumerable.Repeat(cron, 60)).Count);
    }

    public void Dispose() => _folder.Dispose();

    static string Pods => Many(12, n => $$"""{ "metadata": { "name": "p{{n}}", "labels": { "app": "a" } }, "spec": { "nodeName": "node-{{n}}" } }""");

    static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    static string ListOf(string kind, string items) => $$"""{ "kind": "{{kind}}", "metadata": {}, "items": [ {{items}} ] }""";

    void List(string kind, string path, string items) => Write(kind, path, """ "limit": "500", "watch": "false" """, ListOf(kind, items));

    void Write(string name, string path, string query, string body) => _folder.Write($"{name}.json", $$"""
        { "method": "GET", "path": "{{path}}", {{(query.Length == 0 ? "" : $$""" "query": { {{query}} }, """)}} "status": 200, "contentType": "application/json", "body": {{body}} }
        """);

    async Task<Rca.Core.Collecting.SourceFailureException> FailureAsync(string capability)
    {
        await using var server = await StartAsync();
        return await new KubernetesSource(server.Address, Api.At).FailureAsync(capability, workload: null);
    }

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], Api.At, TestContext.Current.CancellationToken);
}
