using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>kubernetes.capacity: what limits how many pods there can be.</summary>
sealed class CapacityCapability(TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.capacity";

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Capacity", "Is an autoscaler at its limit, is a quota reached, and how many pods may be evicted?",
        "One request for the workload, one for the server's API groups, and one for each 500 autoscalers, their events, disruption budgets, quotas and limit "
            + "ranges of the namespace.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<Autoscaler>(), EvidenceKind.Of<DisruptionBudget>(), EvidenceKind.Of<ResourceQuotaState>(),
            EvidenceKind.Of<LimitRangeState>(), EvidenceKind.Of<NotSeen>()],
        MayUse: [.. WorkloadPermissions.Ids, KubernetesPermissions.ListEvents.Id, .. CapacityPermissions.All.Select(p => p.Id)]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await PodScope.ReadAsync(session, request, cancellationToken);
        var served = await ServedGroups.ReadAsync(session, cancellationToken);
        var (parts, found) = (new PartsSeen(), new List<object>());
        var scalers = await parts.ListAsync(EvidencePart.HorizontalPodAutoscalers,
            CapacityReading.AutoscalersAsync(session, served, scope.Namespace, cancellationToken), cancellationToken);
        var ours = (scalers ?? []).Where(s => scope.IsScaledBy(s.TargetKind, s.Target)).ToList();
        if (ours.Count > 0) found.AddRange(await WithDecisionsAsync(ours));
        await parts.TryAsync(EvidencePart.PodDisruptionBudgets, CapacityReading.BudgetsAsync(session, served, scope.Namespace, cancellationToken), budget =>
        {
            if (scope.MayBeSelectedBy(budget.Spec?.Selector)) found.Add(Budgets.Read(budget));
        }, cancellationToken);
        await parts.TryAsync(EvidencePart.ResourceQuotas, CapacityReading.QuotasAsync(session, scope.Namespace, cancellationToken),
            q => found.Add(Quotas.Read(q)), cancellationToken);
        await parts.TryAsync(EvidencePart.LimitRanges, CapacityReading.LimitRangesAsync(session, scope.Namespace, cancellationToken),
            r => found.Add(Quotas.Read(r)), cancellationToken);

        parts.ExpectAny();
        if (found.Count == 0) await scope.ExpectNamespaceAsync(session, cancellationToken);
        var observed = clock.GetUtcNow();
        foreach (var evidence in found) yield return new CapturedItem(evidence, observed);
        if (parts.Describe(scope.Namespace) is { } unseen) yield return new CapturedItem(unseen, observed);

        async Task<IEnumerable<Autoscaler>> WithDecisionsAsync(IReadOnlyList<Autoscaler> scalers)
        {
            var events = new EventGroups(request.Window);
            var seen = await parts.TryAsync(
                EvidencePart.AutoscalerEvents, CapacityReading.AutoscalerEventsAsync(session, scope.Namespace, cancellationToken),
                events.Add, cancellationToken);
            var decisions = events.Describe(scope.Namespace).ToLookup(e => e.ObjectName, StringComparer.Ordinal);
            return scalers.Select(s => s with { DecisionsSeen = seen, Decisions = [.. decisions[s.Name].Select(Decision)] });
        }
    }

    static AutoscalerDecision Decision(ClusterEvent e) => new(e.Reason, e.Count, e.FirstAt, e.LastAt, e.Messages);
}
