using k8s;
using k8s.Models;

namespace Rca.Benchmarks.Kubernetes;

/// <summary>A namespace with as many objects as a big one has, each as large as it is in practice.</summary>
sealed class LoadedCluster(string kubeconfig) : IDisposable
{
    public const string Namespace = "big";
    const int PodsOfWorkload = 50;
    const int Revisions = 5;
    const int Nodes = 100;
    const int AtOnce = 16;

    readonly k8s.Kubernetes _admin = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public void Dispose() => _admin.Dispose();

    public async Task LoadAsync(int pods, int events, CancellationToken ct)
    {
        await _admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = Namespace } }, cancellationToken: ct);
        // Without the controllers nobody makes its token, and pods that would mount one are refused.
        await _admin.CoreV1.CreateNamespacedServiceAccountAsync(
            new() { Metadata = new() { Name = "default" }, AutomountServiceAccountToken = false }, Namespace, cancellationToken: ct);
        var workloads = (pods + PodsOfWorkload - 1) / PodsOfWorkload;
        var owners = new V1ReplicaSet[workloads];
        await ManyAsync(workloads, async n => owners[n] = await WorkloadAsync(n, ct), ct);
        await ManyAsync(Nodes, n => NodeAsync(n, ct), ct);
        await ManyAsync(pods, n => PodAsync(n, owners[n / PodsOfWorkload], ct), ct);
        await ManyAsync(events, n => EventAsync(n, n % pods, ct), ct);
    }

    static Task ManyAsync(int count, Func<int, Task> make, CancellationToken ct) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (n, _) => await make(n));

    async Task<V1ReplicaSet> WorkloadAsync(int n, CancellationToken ct)
    {
        var deployment = await _admin.AppsV1.CreateNamespacedDeploymentAsync(new()
        {
            Metadata = Metadata($"app-{n}", n, Revisions),
            Spec = new() { Replicas = PodsOfWorkload, Selector = new() { MatchLabels = Labels(n) }, Template = Template(n, Revisions) },
        }, Namespace, cancellationToken: ct);
        V1ReplicaSet? newest = null;
        for (var revision = 1; revision <= Revisions; revision++)
        {
            var metadata = Metadata($"app-{n}-r{revision}", n, revision);
            metadata.OwnerReferences = [Owner("Deployment", deployment.Metadata)];
            newest = await _admin.AppsV1.CreateNamespacedReplicaSetAsync(
                new() { Metadata = metadata, Spec = new() { Replicas = 0, Selector = new() { MatchLabels = Labels(n) }, Template = Template(n, revision) } },
                    Namespace, cancellationToken: ct);
        }

        return newest!;
    }

    async Task NodeAsync(int n, CancellationToken ct)
    {
        await _admin.CoreV1.CreateNodeAsync(new() { Metadata = new() { Name = $"node-{n}", Labels = Labels(n) } }, cancellationToken: ct);
        var room = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("64"), ["memory"] = new("256Gi"), ["pods"] = new("110") };
        var status = new V1NodeStatus
        {
            Allocatable = room,
            Capacity = room,
            Conditions =
            [
                .. ((string[])["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"])
                    .Select(t => new V1NodeCondition { Type = t, Status = t is "Ready" ? "True" : "False", LastTransitionTime = Now, LastHeartbeatTime = Now }),
            ],
        };
        await _admin.CoreV1.PatchNodeStatusAsync(new V1Patch(new V1Node { Status = status }, V1Patch.PatchType.StrategicMergePatch),
            $"node-{n}", cancellationToken: ct);
    }

    async Task PodAsync(int n, V1ReplicaSet owner, CancellationToken ct)
    {
        var pod = new V1Pod
        {
            Metadata = Metadata($"{owner.Metadata.Name}-{n}", n / PodsOfWorkload, Revisions),
            Spec = Template(n / PodsOfWorkload, Revisions).Spec,
        };
        pod.Spec.NodeName = $"node-{n % Nodes}";
        pod.Metadata.OwnerReferences = [Owner("ReplicaSet", owner.Metadata)];
        await _admin.CoreV1.CreateNamespacedPodAsync(pod, Namespace, cancellationToken: ct);
        var status = new V1PodStatus
        {
            Phase = "Running",
            Conditions =
            [
                .. ((string[])["Initialized", "Ready", "ContainersReady", "PodScheduled"])
                    .Select(t => new V1PodCondition { Type = t, Status = "True", LastTransitionTime = Now }),
            ],
            ContainerStatuses =
            [
                new()
                {
                    Name = "app", Image = "registry.example/shop/app:1", ImageID = "sha256:1", Ready = true, RestartCount = n % 7,
                    State = new() { Running = new() { StartedAt = Now } },
                },
            ],
        };
        await _admin.CoreV1.PatchNamespacedPodStatusAsync(new V1Patch(new V1Pod { Status = status }, V1Patch.PatchType.StrategicMergePatch),
            pod.Metadata.Name, Namespace, fieldManager: "kubelet", cancellationToken: ct);
    }

    Task<Corev1Event> EventAsync(int n, int pod, CancellationToken ct) => _admin.CoreV1.CreateNamespacedEventAsync(new()
    {
        Metadata = new() { Name = $"e{n}" },
        InvolvedObject = new()
        {
            ApiVersion = "v1", Kind = "Pod", Name = $"app-{pod / PodsOfWorkload}-r{Revisions}-{pod}", NamespaceProperty = Namespace,
            FieldPath = "spec.containers{app}",
        },
        Type = n % 3 == 0 ? "Warning" : "Normal",
        Reason = ((string[])["BackOff", "Pulled", "Unhealthy", "Created"])[n % 4],
        Message = $"Readiness probe failed: Get http://10.0.{n / 250 % 250}.{n % 250}:8080/ready: context deadline exceeded",
        Count = (n % 9) + 1,
        FirstTimestamp = Now,
        LastTimestamp = Now,
        Source = new() { Component = "kubelet", Host = $"node-{n % Nodes}" },
    }, Namespace, cancellationToken: ct);

    static V1ObjectMeta Metadata(string name, int n, int revision) => new()
    {
        Name = name,
        Labels = Labels(n),
        Annotations = new Dictionary<string, string>
        {
            ["deployment.kubernetes.io/revision"] = $"{revision}", ["prometheus.example/scrape"] = "true", ["checksum/config"] = new string('a', 64),
        },
    };

    static Dictionary<string, string> Labels(int n) =>
        new(StringComparer.Ordinal) { ["app"] = $"app-{n}", ["app.kubernetes.io/part-of"] = "shop", ["team"] = $"team-{n % 9}" };

    static V1OwnerReference Owner(string kind, V1ObjectMeta owner) =>
        new() { ApiVersion = "apps/v1", Kind = kind, Name = owner.Name, Uid = owner.Uid, Controller = true };

    static V1PodTemplateSpec Template(int n, int revision) => new()
    {
        Metadata = new() { Labels = Labels(n) },
        Spec = new()
        {
            Containers =
            [
                new()
                {
                    Name = "app", Image = $"registry.example/shop/app-{n}:1.{revision}.0",
                    Env = [.. Enumerable.Range(0, 20).Select(v => new V1EnvVar { Name = $"SETTING_{v}", Value = $"value-{v}-{revision}" })],
                    Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("512Mi"), ["cpu"] = new("1") } },
                    ReadinessProbe = new() { HttpGet = new() { Path = "/ready", Port = 8080 } },
                },
            ],
        },
    };
}
