using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>The events of the window, one item for each reason and object.</summary>
sealed class EventsCapability(TimeSpan? retention, TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Events, "Events of a namespace or a workload", "What did the controllers, the scheduler and the nodes report?",
        "One request for each 500 events of the namespace.",
        [.. KubernetesScope.Keys.Take(2)], [EvidenceKind.Of<ClusterEvent>(), EvidenceKind.Of<EventHorizon>()],
        Needs: [KubernetesPermissions.ListEvents.Id], MayUse: [KubernetesPermissions.GetNamespaces.Id]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keptSince = clock.GetUtcNow() - (retention ?? KubernetesOptions.DefaultEventRetention);
        if (request.Window.To < keptSince) throw new SourceFailureException(Outcome.Expired, "before-retention", "the window ends before the oldest event that the server still keeps");
        if (request.Window.From < keptSince) yield return new CapturedItem(new EventHorizon(keptSince, Assumed: retention is null), clock.GetUtcNow());

        var any = false;
        var owned = request.Scope.TryGetValue(KubernetesScope.WorkloadName, out var workload) ? new WorkloadNames(workload) : null;
        var groups = new EventGroups(request.Window);
        var events = session.ListAsync<Corev1EventList, Corev1Event>(KubernetesPermissions.ListEvents, "EventList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedEventAsync(request.Namespace(), continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);
        await foreach (var e in events)
        {
            any = true;
            if (owned is null || owned.Has(e.InvolvedObject?.Kind, e.InvolvedObject?.Name)) groups.Add(e);
        }

        // The server lists the events of a namespace that does not exist: there are none.
        if (!any) await session.ExpectNamespaceAsync(request.Namespace(), cancellationToken);
        var observed = clock.GetUtcNow();
        foreach (var found in groups.Describe(request.Namespace())) yield return new CapturedItem(found, observed, found.LastAt);
    }
}
