using k8s;
using k8s.Models;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>The pods that a scope is about: those of a workload, or all of a namespace.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Workload">The workload's name; null for all of the namespace.</param>
/// <param name="LabelSelector">What selects the pods; null for all.</param>
/// <param name="Template">The workload's pod template.</param>
/// <param name="Desired">How many pods the workload wants.</param>
sealed record PodScope(string Namespace, string? Workload, string? LabelSelector, V1PodTemplateSpec? Template, int? Desired)
{
    /// <summary>What the names of the claims begin with that a StatefulSet makes for its pods.</summary>
    public IReadOnlyList<string> ClaimPrefixes { get; init; } = [];

    /// <exception cref="SourceFailureException">There is no such workload, or it may not be read.</exception>
    public static async Task<PodScope> ReadAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken)
    {
        if (!request.Scope.ContainsKey(KubernetesDescriptor.Workload)) return new PodScope(request.Namespace(), null, null, null, null);
        var deployment = await session.ReadWorkloadAsync(request, cancellationToken);
        return new PodScope(request.Namespace(), request.Workload(), WorkloadReading.LabelSelector(deployment.Spec.Selector), deployment.Spec.Template, deployment.Spec.Replicas ?? 1);
    }

    public IAsyncEnumerable<V1Pod> PodsAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        session.ListAsync<V1PodList, V1Pod>(KubernetesPermissions.ListPods, "PodList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedPodAsync(Namespace, continueParameter: next, labelSelector: LabelSelector, limit: limit, cancellationToken: token), cancellationToken);

    /// <summary>A namespace that does not exist has nothing of any kind, without an error. A workload was read, so its namespace exists.</summary>
    public Task ExpectNamespaceAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        Workload is null ? session.ExpectNamespaceAsync(Namespace, cancellationToken) : Task.CompletedTask;

    /// <summary>Whether the scope's pods are among those of a selector; where it is about a whole namespace, all are.</summary>
    public bool MayBeSelectedBy(V1LabelSelector? selector) => Template is null || Selectors.Selects(selector, Template.Metadata?.Labels);
}
