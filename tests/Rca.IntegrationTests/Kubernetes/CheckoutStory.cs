using k8s;
using k8s.Models;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A bad rollout on a real API server: two revisions, pods killed for memory, a ConfigMap edited, events of both APIs, a Secret beside it all.</summary>
sealed class CheckoutStory(IKubernetes admin, string inNamespace)
{
    public const string Good = "registry.example/shop/checkout:1.8.0";
    public const string Bad = "registry.example/shop/checkout:1.9.0";
    public const string PlantedInMessage = "postgres://checkout:EXAMPLE-pw@orders-db/orders";
    public const string PlantedInValue = "EXAMPLE-value-that-is-never-evidence";
    const string Manager = "kubelet";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public async Task PlayAsync(CancellationToken ct)
    {
        await admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = inNamespace } }, cancellationToken: ct);
        await UntilAsync(async () => (await admin.CoreV1.ListNamespacedServiceAccountAsync(inNamespace, cancellationToken: ct)).Items.Count > 0, ct);
        await admin.CoreV1.CreateNamespacedSecretAsync(
            new() { Metadata = new() { Name = "checkout-payments" }, StringData = new Dictionary<string, string> { ["key"] = PlantedInValue } }, inNamespace, cancellationToken: ct);
        await admin.CoreV1.CreateNamespacedConfigMapAsync(
            new() { Metadata = new() { Name = "checkout-config" }, Data = new Dictionary<string, string> { ["TOKEN"] = PlantedInValue } }, inNamespace, cancellationToken: ct);

        var deployment = await admin.AppsV1.CreateNamespacedDeploymentAsync(Deployment(), inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await PodsAsync(ct)).Count == 2, ct);
        foreach (var pod in await PodsAsync(ct)) await ReportAsync(pod, Healthy(), ct);

        await RollOutAsync(deployment.Metadata.Name, ct);
        V1Pod? bad = null;
        await UntilAsync(async () => (bad = (await PodsAsync(ct)).FirstOrDefault(p => p.Spec.Containers[0].Image == Bad)) is not null, ct);
        await ReportAsync(bad!, OutOfMemory(), ct);
        await admin.CoreV1.CreateNamespacedEventAsync(Event(bad!, "kubelet-event", "Unhealthy", e => (e.Count, e.FirstTimestamp, e.LastTimestamp) = (3, Now, Now)), inNamespace, cancellationToken: ct);
        await admin.CoreV1.CreateNamespacedEventAsync(Event(bad!, "scheduler-event", "FailedScheduling", e =>
            (e.EventTime, e.Action, e.ReportingComponent, e.ReportingInstance) = (Now, "Binding", "default-scheduler", "test")), inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await admin.AppsV1.ReadNamespacedDeploymentAsync("checkout", inNamespace, cancellationToken: ct)).Status.ObservedGeneration >= 2, ct);
    }

    /// <summary>Gives a user the rights that the connector's descriptor asks for, and no other.</summary>
    public async Task GrantAsync(string user, IEnumerable<(string Group, string Resource, string Verb)> rights, CancellationToken ct)
    {
        var rules = rights.Select(r => new V1PolicyRule { ApiGroups = [r.Group], Resources = [r.Resource], Verbs = [r.Verb] }).ToList();
        await admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(new() { Metadata = new() { Name = user }, Rules = rules }, inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(new()
        {
            Metadata = new() { Name = user },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = user },
            Subjects = [new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = user }],
        }, inNamespace, cancellationToken: ct);
        await UntilAsync(async () => await MayAsync(user, rules[^1], ct), ct);
    }

    static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    async Task<bool> MayAsync(string user, V1PolicyRule rule, CancellationToken ct)
    {
        var review = await admin.AuthorizationV1.CreateSubjectAccessReviewAsync(new()
        {
            Spec = new() { User = user, ResourceAttributes = new() { NamespaceProperty = inNamespace, Group = rule.ApiGroups[0], Resource = rule.Resources[0], Verb = rule.Verbs[0] } },
        }, cancellationToken: ct);
        return review.Status.Allowed;
    }

    async Task RollOutAsync(string name, CancellationToken ct)
    {
        var patch = $$$"""
            { "metadata": { "annotations": { "kubernetes.io/change-cause": "release 1.9.0" } },
              "spec": { "template": { "spec": { "containers": [ { "name": "app", "image": "{{{Bad}}}", "resources": { "limits": { "memory": "128Mi" } } } ] } } } }
            """;
        await admin.AppsV1.PatchNamespacedDeploymentAsync(new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), name, inNamespace, cancellationToken: ct);
        await admin.CoreV1.PatchNamespacedConfigMapAsync(
            new V1Patch("""{ "data": { "CACHE": "40000" } }""", V1Patch.PatchType.MergePatch), "checkout-config", inNamespace, fieldManager: "test-edit", cancellationToken: ct);
    }

    async Task<IList<V1Pod>> PodsAsync(CancellationToken ct) =>
        (await admin.CoreV1.ListNamespacedPodAsync(inNamespace, labelSelector: "app=checkout", cancellationToken: ct)).Items;

    async Task ReportAsync(V1Pod pod, V1PodStatus status, CancellationToken ct) =>
        await admin.CoreV1.PatchNamespacedPodStatusAsync(
            new V1Patch(new V1Pod { Status = status }, V1Patch.PatchType.StrategicMergePatch), pod.Metadata.Name, inNamespace, fieldManager: Manager, cancellationToken: ct);

    static V1PodStatus Healthy() => new()
    {
        Phase = "Running",
        Conditions = [new() { Type = "Ready", Status = "True" }],
        ContainerStatuses = [new() { Name = "app", Image = Good, ImageID = "", Ready = true, State = new() { Running = new() { StartedAt = Now } } }],
    };

    static V1PodStatus OutOfMemory() => new()
    {
        Phase = "Running",
        Conditions = [new() { Type = "Ready", Status = "False" }],
        ContainerStatuses =
        [
            new()
            {
                Name = "app", Image = Bad, ImageID = "", RestartCount = 4,
                State = new() { Waiting = new() { Reason = "CrashLoopBackOff" } },
                LastState = new() { Terminated = new() { ExitCode = 137, Reason = "OOMKilled", FinishedAt = Now } },
            },
        ],
    };

    static V1Deployment Deployment() => new()
    {
        Metadata = new() { Name = "checkout", Annotations = new Dictionary<string, string> { ["kubernetes.io/change-cause"] = "release 1.8.0" } },
        Spec = new()
        {
            Replicas = 2,
            Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "checkout" } },
            Template = new()
            {
                Metadata = new() { Labels = new Dictionary<string, string> { ["app"] = "checkout" } },
                Spec = new()
                {
                    Containers =
                    [
                        new()
                        {
                            Name = "app", Image = Good,
                            Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("512Mi") } },
                            EnvFrom = [new() { ConfigMapRef = new() { Name = "checkout-config" } }],
                            Env =
                            [
                                new() { Name = "DATABASE_PASSWORD", Value = PlantedInValue },
                                new() { Name = "PAYMENTS_KEY", ValueFrom = new() { SecretKeyRef = new() { Name = "checkout-payments", Key = "key" } } },
                            ],
                        },
                    ],
                },
            },
        },
    };

    static Corev1Event Event(V1Pod pod, string name, string reason, Action<Corev1Event> times)
    {
        var e = new Corev1Event
        {
            Metadata = new() { Name = name },
            InvolvedObject = new() { Kind = "Pod", Name = pod.Metadata.Name, NamespaceProperty = pod.Metadata.NamespaceProperty },
            Type = "Warning",
            Reason = reason,
            Message = PlantedInMessage,
        };
        times(e);
        return e;
    }

    static async Task UntilAsync(Func<Task<bool>> reached, CancellationToken ct)
    {
        while (!await reached()) await Task.Delay(Poll, TimeProvider.System, ct);
    }
}
