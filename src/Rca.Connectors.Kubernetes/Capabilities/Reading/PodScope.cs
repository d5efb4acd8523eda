using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>The pods that a scope is about: those of its workloads, or all of a namespace.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Workloads">The workloads; none where it is all of the namespace.</param>
/// <param name="IsWhole">Whether it is all of the namespace.</param>
sealed record PodScope(string Namespace, IReadOnlyList<Workload> Workloads, bool IsWhole)
{
    /// <summary>The workload's name; null where it is not one.</summary>
    public string? Workload => Workloads is [var one] ? one.Name : null;

    /// <exception cref="SourceFailureException">There is no such workload, or it may not be read.</exception>
    public static async Task<PodScope> ReadAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken) =>
        request.Workload() is null && request.Pod() is null && request.Selector() is null
            ? new PodScope(request.Namespace(), [], IsWhole: true)
            : new PodScope(request.Namespace(), await session.ReadWorkloadsAsync(request, cancellationToken), IsWhole: false);

    public async IAsyncEnumerable<V1Pod> PodsAsync(KubernetesSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One list for all of them: the server selects for one alone.
        var selector = Workloads is [var one] ? one.LabelSelector : null;
        var pods = session.ListAsync<V1PodList, V1Pod>(KubernetesPermissions.ListPods, "PodList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedPodAsync(Namespace, continueParameter: next, labelSelector: selector, limit: limit, cancellationToken: token),
            cancellationToken);
        await foreach (var pod in pods)
            if (selector is not null || IsWhole || WorkloadOf(pod) is not null) yield return pod;
    }

    /// <summary>The workload that selects the pod; null when none does.</summary>
    public Workload? WorkloadOf(V1Pod pod) => Workloads.FirstOrDefault(w => Selectors.Selects(w.Selector, pod.Metadata?.Labels));

    /// <summary>A namespace that does not exist has nothing of any kind, without an error. A workload was read, so its namespace exists.</summary>
    public Task ExpectNamespaceAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        IsWhole ? session.ExpectNamespaceAsync(Namespace, cancellationToken) : Task.CompletedTask;

    /// <summary>Whether the scope's pods are among those of a selector; where it is all of a namespace, all are.</summary>
    public bool MayBeSelectedBy(V1LabelSelector? selector) => IsWhole || Workloads.Any(w => Selectors.Selects(selector, w.Template.Metadata?.Labels));

    /// <summary>Whether a Service's selector selects the pods of the scope's workloads; null where it is all of a namespace.</summary>
    public bool? SelectedBy(IDictionary<string, string>? selector) =>
        IsWhole ? null : Workloads.Any(w => Selectors.Selects(selector, w.Template.Metadata?.Labels));

    public bool IsScaledBy(ScaleTargetKind kind, string name) =>
        IsWhole || Workloads.Any(w => string.Equals(w.Kind.ToString(), kind.ToString(), StringComparison.Ordinal)
            && string.Equals(w.Name, name, StringComparison.Ordinal));
}
