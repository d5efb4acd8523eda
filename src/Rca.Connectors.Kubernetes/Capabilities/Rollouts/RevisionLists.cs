using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>The revisions of workloads, from ReplicaSets and ControllerRevisions. Of each list only what is compared is held.</summary>
sealed class RevisionLists(KubernetesSession session, CollectRequest request, IReadOnlyList<Workload> workloads, DigestKey key)
{
    readonly Dictionary<string, List<RevisionReading>> _held = workloads.ToDictionary(w => w.Metadata.Uid, _ => new List<RevisionReading>(),
        StringComparer.Ordinal);
    readonly Dictionary<string, PodTemplate> _templates = workloads.ToDictionary(w => w.Metadata.Uid, w => new PodTemplate(key, w.Namespace, w.Kind, w.Name),
        StringComparer.Ordinal);

    // One list for all, unless there is one workload alone.
    string? Selector => workloads.Count == 1 ? workloads[0].LabelSelector : null;

    /// <summary>The revisions of each workload by its uid, the oldest first.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<RevisionReading>>> ReadAsync(CancellationToken cancellationToken)
    {
        if (workloads.Any(w => w.Kind == WorkloadKind.Deployment)) await ReadReplicaSetsAsync(cancellationToken);
        if (workloads.Any(w => w.Kind != WorkloadKind.Deployment)) await ReadControllerRevisionsAsync(cancellationToken);
        return _held.ToDictionary(h => h.Key, h =>
            (IReadOnlyList<RevisionReading>)[.. h.Value.OrderBy(r => r.Number ?? 0).ThenBy(r => r.HeldBy, StringComparer.Ordinal)], StringComparer.Ordinal);
    }

    async Task ReadReplicaSetsAsync(CancellationToken cancellationToken)
    {
        var sets = session.ListAsync<V1ReplicaSetList, V1ReplicaSet>(KubernetesPermissions.ListReplicaSets, "ReplicaSetList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedReplicaSetAsync(request.Namespace(), continueParameter: next, labelSelector: Selector,
                limit: limit, cancellationToken: token), cancellationToken);
        await foreach (var set in sets)
            if (OwnerOf(set.Metadata) is { } owner) _held[owner].Add(RevisionReading.Of(set, _templates[owner]));
    }

    async Task ReadControllerRevisionsAsync(CancellationToken cancellationToken)
    {
        var revisions = session.ListAsync<V1ControllerRevisionList, V1ControllerRevision>(KubernetesPermissions.ListControllerRevisions,
            "ControllerRevisionList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedControllerRevisionAsync(request.Namespace(), continueParameter: next, labelSelector: Selector,
                limit: limit, cancellationToken: token), cancellationToken);
        await foreach (var revision in revisions)
            if (OwnerOf(revision.Metadata) is { } owner) _held[owner].Add(RevisionReading.Of(revision, _templates[owner]));
    }

    string? OwnerOf(V1ObjectMeta? metadata) => metadata?.OwnerReferences?.Select(o => o.Uid).FirstOrDefault(uid => uid is not null && _held.ContainsKey(uid));
}
