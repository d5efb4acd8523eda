using k8s;
using k8s.Models;
using Rca.Testing;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>
/// A shop on a real API server in which everything is broken that the connector can say of pods, nodes, capacity, network, jobs and operators.
/// </summary>
public sealed class BrokenShop : IAsyncDisposable
{
    public const string Namespace = "broken-shop";
    public const string Node = "broken-worker";

    /// <summary>A service account of its own: what it may in the whole cluster, no user of another test may.</summary>
    public const string Reader = $"system:serviceaccount:{Namespace}:{Account}";

    const string Account = "rca";
    public const string Planted = "postgres://checkout:EXAMPLE-pw-of-the-shop@orders-db/orders";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    readonly KubeApiServer _server;
    readonly LoopbackHttps _kubelet;
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-shop-");

    BrokenShop(KubeApiServer server, LoopbackHttps kubelet)
    {
        (_server, _kubelet) = (server, kubelet);
        Admin = new k8s.Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(server.AdminKubeconfig));
        Rights = new BrokenShopRights(Admin);
    }

    public k8s.Kubernetes Admin { get; }

    public BrokenShopRights Rights { get; }

    /// <summary>False for a cluster that somebody else runs: nothing is broken there.</summary>
    public bool IsOurs => _server.CanRestart;

    public string AdminKubeconfig => _server.AdminKubeconfig;

    public string ReaderKubeconfig => Path.Combine(_folder.FullName, "reader.kubeconfig");

    public static async Task<BrokenShop> StartAsync(KubeApiServer server, CancellationToken ct)
    {
        var shop = new BrokenShop(server, await FakeKubelet.StartAsync(ct));
        try
        {
            if (server.CanRestart) await shop.PlayAsync(ct);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await _kubelet.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>What the kubelet would report.</summary>
    public Task ReportNodeAsync(CancellationToken ct) =>
        Admin.CoreV1.PatchNodeStatusAsync(Merge(BrokenShopObjects.NodeStatus(_kubelet.Port, Now)), Node, cancellationToken: ct);

    internal Task<IReadOnlyList<AuditedRequest>> AuditAsync(CancellationToken ct) => KubeAudit.ReadAsync(_server, Admin, ct);

    static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    async Task PlayAsync(CancellationToken ct)
    {
        foreach (var name in (string[])[Namespace, "argocd", "flux-system"])
        {
            await Admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = name } }, cancellationToken: ct);
            await UntilAsync(async () => (await Admin.CoreV1.ListNamespacedServiceAccountAsync(name, cancellationToken: ct)).Items.Count > 0, ct);
        }

        await Admin.CoreV1.CreateNamespacedServiceAccountAsync(new() { Metadata = new() { Name = Account } }, Namespace, cancellationToken: ct);
        var token = await Admin.CoreV1.CreateNamespacedServiceAccountTokenAsync(new() { Spec = new() { Audiences = [] } },
            Account, Namespace, cancellationToken: ct);
        var kubeconfig = await File.ReadAllTextAsync(AdminKubeconfig, ct);
        await File.WriteAllTextAsync(ReaderKubeconfig, kubeconfig.Replace("admin-token", token.Status.Token, StringComparison.Ordinal), ct);

        await Admin.CoreV1.CreateNodeAsync(BrokenShopObjects.Read<V1Node>(BrokenShopObjects.Node(Node)), cancellationToken: ct);
        await ReportNodeAsync(ct);
        await BrokenShopOperators.InstallAsync(Admin, ct);
        await PlayPodsAsync(ct);
        await PlayJobsAsync(ct);
        await PlayNetworkAsync(ct);
        await PlayCapacityAsync(ct);
        await PlayEventsAsync(ct);
    }

    async Task PlayPodsAsync(CancellationToken ct)
    {
        await Admin.AppsV1.CreateNamespacedDeploymentAsync(BrokenShopObjects.Read<V1Deployment>(BrokenShopObjects.Deployment),
            Namespace, cancellationToken: ct);
        IList<V1Pod> pods = [];
        await UntilAsync(async () =>
            (pods = (await Admin.CoreV1.ListNamespacedPodAsync(Namespace, labelSelector: "app=checkout", cancellationToken: ct)).Items).Count == 3, ct);
        foreach (var pod in pods.Take(2)) await BindAsync(pod, ct);
        await StatusAsync(pods[0], BrokenShopObjects.OutOfMemory(Now), ct);
        await StatusAsync(pods[1], BrokenShopObjects.NoImage, ct);
        await StatusAsync(pods[2], BrokenShopObjects.NoNode, ct);
        await Admin.CoreV1.PatchNodeAsync(Merge(BrokenShopObjects.Cordoned(Now)), Node, cancellationToken: ct);
    }

    async Task PlayJobsAsync(CancellationToken ct)
    {
        await Admin.BatchV1.CreateNamespacedJobAsync(BrokenShopObjects.Read<V1Job>(BrokenShopObjects.Job), Namespace, cancellationToken: ct);
        V1Pod? pod = null;
        await UntilAsync(async () => (pod = (await Admin.CoreV1.ListNamespacedPodAsync(Namespace, labelSelector: "job-name=migrate",
            cancellationToken: ct)).Items.FirstOrDefault()) is not null, ct);
        await StatusAsync(pod!, """{ "status": { "phase": "Failed" } }""", ct);
        await UntilAsync(async () => (await Admin.BatchV1.ReadNamespacedJobAsync("migrate", Namespace, cancellationToken: ct)).Status.Conditions?.Any(c =>
            c.Type is "Failed") == true, ct);
        // The version of servers before 1.21.
        await Admin.CustomObjects.CreateNamespacedCustomObjectAsync(BrokenShopObjects.Any(BrokenShopObjects.CronJob),
            "batch", "v1beta1", Namespace, "cronjobs", cancellationToken: ct);
    }

    async Task PlayNetworkAsync(CancellationToken ct)
    {
        foreach (var service in BrokenShopObjects.Services)
            await Admin.CoreV1.CreateNamespacedServiceAsync(BrokenShopObjects.Read<V1Service>(service), Namespace, cancellationToken: ct);
        await Admin.NetworkingV1.CreateNamespacedIngressAsync(BrokenShopObjects.Read<V1Ingress>(BrokenShopObjects.Ingress), Namespace, cancellationToken: ct);
        await Admin.NetworkingV1.CreateNamespacedNetworkPolicyAsync(BrokenShopObjects.Read<V1NetworkPolicy>(BrokenShopObjects.Policy),
            Namespace, cancellationToken: ct);
        await Admin.CoreV1.CreateNamespacedPersistentVolumeClaimAsync(BrokenShopObjects.Read<V1PersistentVolumeClaim>(BrokenShopObjects.Claim),
            Namespace, cancellationToken: ct);
        await UntilAsync(async () =>
            (await Admin.CoreV1.ReadNamespacedEndpointsAsync("checkout", Namespace, cancellationToken: ct)).Subsets is { Count: > 0 }, ct);
        await UntilAsync(async () =>
            (await Admin.CoreV1.ReadNamespacedPersistentVolumeClaimAsync("data", Namespace, cancellationToken: ct)).Status?.Phase is "Pending", ct);
    }

    async Task PlayCapacityAsync(CancellationToken ct)
    {
        var scaler = await Admin.AutoscalingV1.CreateNamespacedHorizontalPodAutoscalerAsync(
            BrokenShopObjects.Read<V1HorizontalPodAutoscaler>(BrokenShopObjects.Autoscaler), Namespace, cancellationToken: ct);
        await Admin.AutoscalingV1.PatchNamespacedHorizontalPodAutoscalerStatusAsync(
            Merge("""{ "status": { "currentReplicas": 3, "desiredReplicas": 3 } }"""), scaler.Metadata.Name, Namespace, cancellationToken: ct);
        await Admin.CustomObjects.CreateNamespacedCustomObjectAsync(BrokenShopObjects.Any(BrokenShopObjects.Budget),
            "policy", "v1beta1", Namespace, "poddisruptionbudgets", cancellationToken: ct);
        await Admin.CoreV1.CreateNamespacedLimitRangeAsync(BrokenShopObjects.Read<V1LimitRange>(BrokenShopObjects.Limits), Namespace, cancellationToken: ct);
        await Admin.CoreV1.CreateNamespacedResourceQuotaAsync(BrokenShopObjects.Read<V1ResourceQuota>(BrokenShopObjects.Quota),
            Namespace, cancellationToken: ct);
        await UntilAsync(async () =>
            (await Admin.CoreV1.ReadNamespacedResourceQuotaAsync("pods", Namespace, cancellationToken: ct)).Status?.Used?.ContainsKey("pods") == true, ct);
    }

    async Task PlayEventsAsync(CancellationToken ct)
    {
        var now = Now;
        await Admin.EventsV1.CreateNamespacedEventAsync(BrokenShopObjects.Read<Eventsv1Event>(BrokenShopObjects.ModernEvent(now)),
            Namespace, cancellationToken: ct);
        foreach (var (name, reason) in ((string, string)[])[(Node, "NodeNotSchedulable"), ("worker-gone", "RemovingNode")])
            await Admin.CoreV1.CreateNamespacedEventAsync(BrokenShopObjects.Read<Corev1Event>(BrokenShopObjects.Event("default", "Node", name, reason, now)),
                "default", cancellationToken: ct);
        await Admin.CoreV1.CreateNamespacedEventAsync(
            BrokenShopObjects.Read<Corev1Event>(BrokenShopObjects.Event(Namespace, "HorizontalPodAutoscaler", "checkout", "SuccessfulRescale", now)),
            Namespace, cancellationToken: ct);
    }

    Task<V1Binding> BindAsync(V1Pod pod, CancellationToken ct) => Admin.CoreV1.CreateNamespacedPodBindingAsync(
        new() { Metadata = new() { Name = pod.Metadata.Name }, Target = new() { Kind = "Node", Name = Node } },
        pod.Metadata.Name, Namespace, cancellationToken: ct);

    Task<V1Pod> StatusAsync(V1Pod pod, string status, CancellationToken ct) =>
        Admin.CoreV1.PatchNamespacedPodStatusAsync(Merge(status), pod.Metadata.Name, Namespace, cancellationToken: ct);

    static V1Patch Merge(string json) => new(json, V1Patch.PatchType.MergePatch);

    static async Task UntilAsync(Func<Task<bool>> reached, CancellationToken ct)
    {
        while (!await reached()) await Task.Delay(Poll, TimeProvider.System, ct);
    }
}
