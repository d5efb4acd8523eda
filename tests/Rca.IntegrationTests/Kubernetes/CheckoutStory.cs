using k8s;
using k8s.Models;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>
/// A bad rollout on a real API server: three revisions, the last with another image and another value of a variable, pods killed for memory, a ConfigMap
/// edited,
/// events of both APIs, a Secret beside it all; and a StatefulSet and a DaemonSet that were rolled out twice.
/// </summary>
sealed class CheckoutStory(IKubernetes admin, string inNamespace)
{
    public const string Oldest = "registry.example/shop/checkout:1.7.0";
    public const string Good = "registry.example/shop/checkout:1.8.0";
    public const string Bad = "registry.example/shop/checkout:1.9.0-3f2a9c1";
    public const string PlantedInMessage = "postgres://checkout:EXAMPLE-pw@orders-db/orders";
    public const string PlantedInValue = "EXAMPLE-value-that-is-never-evidence";
    public const string PlantedNewValue = "EXAMPLE-new-value-that-is-never-evidence";
    public const string PlantedInAnnotation = "EXAMPLE-token-in-an-annotation";
    public const string PlantedInArgument = "EXAMPLE-argument-for-the-redactor";
    const string Manager = "kubelet";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public async Task PlayAsync(CancellationToken ct)
    {
        await admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = inNamespace } }, cancellationToken: ct);
        await UntilAsync(async () => (await admin.CoreV1.ListNamespacedServiceAccountAsync(inNamespace, cancellationToken: ct)).Items.Count > 0, ct);
        await admin.CoreV1.CreateNamespacedSecretAsync(
            new() { Metadata = new() { Name = "checkout-payments" }, StringData = new Dictionary<string, string> { ["key"] = PlantedInValue } },
            inNamespace, cancellationToken: ct);
        await admin.CoreV1.CreateNamespacedConfigMapAsync(
            new() { Metadata = new() { Name = "checkout-config" }, Data = Passwords() }, inNamespace, cancellationToken: ct);

        var deployment = await admin.AppsV1.CreateNamespacedDeploymentAsync(Deployment(), inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await PodsAsync(ct)).Count == 2, ct);
        foreach (var pod in await PodsAsync(ct)) await ReportAsync(pod, Healthy(), ct);
        await RollOutGoodAsync(deployment.Metadata.Name, ct);
        await RollOutBadAsync(deployment.Metadata.Name, ct);
        V1Pod? bad = null;
        await UntilAsync(async () => (bad = (await PodsAsync(ct)).FirstOrDefault(p => p.Spec.Containers[0].Image == Bad)) is not null, ct);
        await ReportAsync(bad!, OutOfMemory(), ct);
        await admin.CoreV1.CreateNamespacedEventAsync(Event(bad!, "kubelet-event", "Unhealthy",
            e => (e.Count, e.FirstTimestamp, e.LastTimestamp) = (3, Now, Now)), inNamespace, cancellationToken: ct);
        await admin.CoreV1.CreateNamespacedEventAsync(Event(bad!, "scheduler-event", "FailedScheduling", e =>
            (e.EventTime, e.Action, e.ReportingComponent, e.ReportingInstance) = (Now, "Binding", "default-scheduler", "test")),
                inNamespace, cancellationToken: ct);
        await UntilAsync(async () =>
            (await admin.AppsV1.ReadNamespacedDeploymentAsync("checkout", inNamespace, cancellationToken: ct)).Status.ObservedGeneration >= 3, ct);
    }

    /// <summary>Edits one key of the ConfigMap.</summary>
    public Task EditConfigAsync(string value, CancellationToken ct) => admin.CoreV1.PatchNamespacedConfigMapAsync(
        new V1Patch($$"""{ "data": { "CACHE": "{{value}}" } }""", V1Patch.PatchType.MergePatch), "checkout-config",
        inNamespace, fieldManager: "test-edit", cancellationToken: ct);

    /// <summary>A StatefulSet and a DaemonSet, rolled out twice each.</summary>
    public async Task PlaySetsAsync(CancellationToken ct)
    {
        var template = Deployment().Spec.Template;
        template.Metadata.Labels["app"] = "ledger";
        var labels = new Dictionary<string, string> { ["app"] = "ledger" };
        var (metadata, selector) = (new V1ObjectMeta { Name = "ledger", Labels = labels }, new V1LabelSelector { MatchLabels = labels });
        await admin.AppsV1.CreateNamespacedStatefulSetAsync(
            new() { Metadata = metadata, Spec = new() { Replicas = 1, ServiceName = "ledger", Selector = selector, Template = template } },
            inNamespace, cancellationToken: ct);
        await admin.AppsV1.CreateNamespacedDaemonSetAsync(
            new() { Metadata = new() { Name = "agent" }, Spec = new() { Selector = selector, Template = template } }, inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await RevisionsAsync(ct)).Count == 2, ct);
        await admin.AppsV1.PatchNamespacedStatefulSetAsync(Image(Bad), "ledger", inNamespace, cancellationToken: ct);
        await admin.AppsV1.PatchNamespacedDaemonSetAsync(Image(Bad), "agent", inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await RevisionsAsync(ct)).Count == 4, ct);
    }

    /// <summary>The name of a pod of the newest rollout.</summary>
    public async Task<string> BadPodAsync(CancellationToken ct) => (await PodsAsync(ct)).First(p => p.Spec.Containers[0].Image == Bad).Metadata.Name;

    /// <summary>Deletes a pod; its ReplicaSet makes another one, of another name.</summary>
    public async Task DeletePodAsync(string name, CancellationToken ct)
    {
        await admin.CoreV1.DeleteNamespacedPodAsync(name, inNamespace, gracePeriodSeconds: 0, cancellationToken: ct);
        await UntilAsync(async () => (await PodsAsync(ct)).All(p => p.Metadata.Name != name), ct);
    }

    /// <summary>Gives a user the rights that the connector's descriptor asks for, and no other.</summary>
    public async Task GrantAsync(string user, IEnumerable<(string Group, string Resource, string Verb)> rights, CancellationToken ct)
    {
        var rules = rights.Select(r => new V1PolicyRule { ApiGroups = [r.Group], Resources = [r.Resource], Verbs = [r.Verb] }).ToList();
        await admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(new() { Metadata = new() { Name = user }, Rules = rules },
            inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(new()
        {
            Metadata = new() { Name = user },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = user },
            Subjects = [new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = user }],
        }, inNamespace, cancellationToken: ct);
        await UntilAsync(async () => await MayAsync(user, rules[^1], ct), ct);
    }

    /// <summary>Binds a user to a role as it is printed, in place of what it had.</summary>
    public async Task GrantAsync(string user, V1Role role, CancellationToken ct)
    {
        await admin.RbacAuthorizationV1.DeleteCollectionNamespacedRoleAsync(inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.DeleteCollectionNamespacedRoleBindingAsync(inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(new() { Metadata = new() { Name = role.Metadata.Name }, Rules = role.Rules },
            inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(new()
        {
            Metadata = new() { Name = role.Metadata.Name },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = role.Metadata.Name },
            Subjects = [new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = user }],
        }, inNamespace, cancellationToken: ct);
        await UntilAsync(async () => (await Task.WhenAll(role.Rules.Select(rule => MayAsync(user, rule, ct)))).All(may => may), ct);
    }

    /// <summary>Waits until a user has lost a right.</summary>
    public Task UntilLostAsync(string user, V1PolicyRule rule, CancellationToken ct) => UntilAsync(async () => !await MayAsync(user, rule, ct), ct);

    static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    async Task<bool> MayAsync(string user, V1PolicyRule rule, CancellationToken ct)
    {
        var review = await admin.AuthorizationV1.CreateSubjectAccessReviewAsync(new()
        {
            Spec = new() { User = user,
                ResourceAttributes = new() { NamespaceProperty = inNamespace, Group = rule.ApiGroups[0], Resource = rule.Resources[0], Verb = rule.Verbs[0] } },
        }, cancellationToken: ct);
        return review.Status.Allowed;
    }

    async Task RollOutGoodAsync(string name, CancellationToken ct)
    {
        var patch = $$$"""
            { "metadata": { "annotations": { "kubernetes.io/change-cause": "release 1.8.0" } },
              "spec": { "template": { "spec": { "containers": [ { "name": "app", "image": "{{{Good}}}" } ] } } } }
            """;
        await admin.AppsV1.PatchNamespacedDeploymentAsync(new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), name, inNamespace, cancellationToken: ct);
        // Each new pod that is ready lets the next one come, until all are new.
        await UntilAsync(async () =>
        {
            var pods = await PodsAsync(ct);
            foreach (var pod in pods.Where(p => p.Spec.Containers[0].Image == Good && p.Status.Phase is not "Running")) await ReportAsync(pod, Healthy(), ct);
            return pods.Count == 2 && pods.All(p => p.Spec.Containers[0].Image == Good && p.Status.Phase is "Running");
        }, ct);
    }

    async Task RollOutBadAsync(string name, CancellationToken ct)
    {
        var patch = $$$"""
            { "metadata": { "annotations": { "kubernetes.io/change-cause": "release 1.9.0" } },
              "spec": { "template": {
                "metadata": { "annotations": { "vault.example/token": "{{{PlantedInAnnotation}}}" } },
                "spec": { "serviceAccountName": "default", "containers": [ { "name": "app", "image": "{{{Bad}}}", "args": [ "--pw", "{{{PlantedInArgument}}}" ],
                  "env": [ { "name": "DATABASE_PASSWORD", "value": "{{{PlantedNewValue}}}" } ], "resources": { "limits": { "memory": "128Mi" } },
                  "securityContext": { "runAsUser": 0 } } ] } } } }
            """;
        await admin.AppsV1.PatchNamespacedDeploymentAsync(new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), name, inNamespace, cancellationToken: ct);
        await EditConfigAsync("40000", ct);
    }

    static V1Patch Image(string image) =>
        new($$$"""{ "spec": { "template": { "spec": { "containers": [ { "name": "app", "image": "{{{image}}}" } ] } } } }""",
            V1Patch.PatchType.StrategicMergePatch);

    static Dictionary<string, string> Passwords() =>
        Enumerable.Range(0, 20).ToDictionary(n => $"PASSWORD_{n}", n => $"{PlantedInValue}-{n}", StringComparer.Ordinal);

    async Task<IList<V1ControllerRevision>> RevisionsAsync(CancellationToken ct) =>
        (await admin.AppsV1.ListNamespacedControllerRevisionAsync(inNamespace, cancellationToken: ct)).Items;

    async Task<IList<V1Pod>> PodsAsync(CancellationToken ct) =>
        (await admin.CoreV1.ListNamespacedPodAsync(inNamespace, labelSelector: "app=checkout", cancellationToken: ct)).Items;

    async Task ReportAsync(V1Pod pod, V1PodStatus status, CancellationToken ct) =>
        await admin.CoreV1.PatchNamespacedPodStatusAsync(
            new V1Patch(new V1Pod { Status = status }, V1Patch.PatchType.StrategicMergePatch), pod.Metadata.Name,
            inNamespace, fieldManager: Manager, cancellationToken: ct);

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
        Metadata = new()
        {
            Name = "checkout",
            Labels = new Dictionary<string, string> { ["app"] = "checkout" },
            Annotations = new Dictionary<string, string>
            {
                ["kubernetes.io/change-cause"] = "release 1.7.0",
                ["kubectl.kubernetes.io/last-applied-configuration"] = $$"""{ "env": "{{PlantedInValue}}" }""",
            },
        },
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
                            Name = "app", Image = Oldest,
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
