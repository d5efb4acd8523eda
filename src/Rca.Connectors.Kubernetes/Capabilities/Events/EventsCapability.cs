using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>kubernetes.events: the events of the window, one item for each reason and object, and those of the nodes that run the pods.</summary>
sealed class EventsCapability(TimeSpan? retention, TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Events, "Events of a namespace or a workload", "What did the controllers, the scheduler and the nodes report?",
        "One request for each 500 events of the namespace and for each 500 events about nodes, and where there are such, for each 500 pods.",
        KubernetesScope.Keys, [EvidenceKind.Of<ClusterEvent>(), EvidenceKind.Of<EventHorizon>(), EvidenceKind.Of<NotSeen>()],
        Needs: [KubernetesPermissions.ListEvents.Id],
        MayUse: [.. WorkloadPermissions.Ids, KubernetesPermissions.ListPods.Id, EventsPermissions.ListNodeEvents.Id]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var horizon = EventRetention.Check(request.Window, retention, clock);
        if (horizon is not null) yield return new CapturedItem(horizon, clock.GetUtcNow());

        var any = false;
        var owned = await OwnedAsync(session, request, cancellationToken);
        var groups = new EventGroups(request.Window);
        await foreach (var e in ListAsync(session, request.Namespace(), cancellationToken))
        {
            any = true;
            if (owned is null || owned.Exists(w => w.Has(e.InvolvedObject?.Kind, e.InvolvedObject?.Name))) groups.Add(e);
        }

        // The server lists the events of a namespace that does not exist: there are none.
        if (!any) await session.ExpectNamespaceAsync(request.Namespace(), cancellationToken);
        var observed = clock.GetUtcNow();
        foreach (var found in groups.Describe(request.Namespace())) yield return new CapturedItem(found, observed, found.LastAt);

        var parts = new PartsSeen();
        var ofNodes = await NodesAsync(session, request, parts, cancellationToken);
        observed = clock.GetUtcNow();
        foreach (var found in ofNodes) yield return new CapturedItem(found, observed, found.LastAt);
        if (parts.Describe(request.Namespace()) is { } unseen) yield return new CapturedItem(unseen, observed);
    }

    // A workload that is named need not be read: its events are there also when it is gone.
    static async Task<List<WorkloadNames>?> OwnedAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken)
    {
        if (request.Workload() is { } name) return [new WorkloadNames(name)];
        if (request.Pod() is null && request.Selector() is null) return null;
        return [.. (await session.ReadWorkloadsAsync(request, cancellationToken)).Select(w => new WorkloadNames(w.Name))];
    }

    static IAsyncEnumerable<Corev1Event> ListAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken) =>
        session.ListAsync<Corev1EventList, Corev1Event>(KubernetesPermissions.ListEvents, "EventList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedEventAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    // Which nodes run the pods is asked only when something happened to a node at all.
    static async Task<IEnumerable<ClusterEvent>> NodesAsync(
        KubernetesSession session, CollectRequest request, PartsSeen parts, CancellationToken cancellationToken)
    {
        var groups = new EventGroups(request.Window);
        await parts.TryAsync(EvidencePart.NodeEvents, NodeEvents.ListAsync(session, cancellationToken), groups.Add, cancellationToken);
        var found = groups.Describe(NodeEvents.Namespace).ToList();
        if (found.Count == 0) return [];
        var nodes = new HashSet<string>(StringComparer.Ordinal);
        await parts.TryAsync(EvidencePart.Pods, PodsAsync(session, request, cancellationToken), pod => nodes.Add(pod.Spec?.NodeName ?? ""), cancellationToken);
        return found.Where(e => nodes.Contains(e.ObjectName));
    }

    // A workload that is gone has events all the same, and no pods.
    static async IAsyncEnumerable<V1Pod> PodsAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PodScope scope;
        try
        {
            scope = await PodScope.ReadAsync(session, request, cancellationToken);
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            yield break;
        }

        await foreach (var pod in scope.PodsAsync(session, cancellationToken)) yield return pod;
    }
}
