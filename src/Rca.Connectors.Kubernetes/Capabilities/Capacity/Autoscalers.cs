using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>What of a HorizontalPodAutoscaler is evidence: in version 2, which has conditions and metrics as fields.</summary>
static class Autoscalers
{
    public static Autoscaler Read(V2HorizontalPodAutoscaler scaler) => new(scaler.Metadata?.NamespaceProperty ?? "", scaler.Metadata?.Name ?? "",
        ClosedWord.Of(scaler.Spec?.ScaleTargetRef?.Kind, ScaleTargetKind.Other, ScaleTargetKind.Other), scaler.Spec?.ScaleTargetRef?.Name ?? "",
        Amounts.Count(scaler.Status?.CurrentReplicas), Amounts.Count(scaler.Status?.DesiredReplicas), Minimum(scaler.Spec?.MinReplicas),
        Amounts.Told(scaler.Spec?.MaxReplicas),
        IsAtMaximum(scaler.Status?.DesiredReplicas, scaler.Spec?.MaxReplicas), Times.Of(scaler.Status?.LastScaleTime),
        [.. (scaler.Status?.Conditions ?? []).OfType<V2HorizontalPodAutoscalerCondition>()
            .Select(c => Condition(c.Type, c.Status, c.Reason, c.LastTransitionTime)).OrderBy(c => c.Type)],
        AutoscalerMetrics.Read(scaler), [], DecisionsSeen: false);

    /// <summary>An absent minimum is one.</summary>
    public static Quantity Minimum(int? replicas) => Amounts.Count(replicas ?? 1);

    public static bool IsAtMaximum(int? desired, int? maximum) => maximum > 0 && desired >= maximum;

    public static AutoscalerCondition Condition(string? type, string? status, string? reason, DateTime? since) => new(
        ClosedWord.Of(type, AutoscalerConditionType.Other, AutoscalerConditionType.Other),
        ClosedWord.Of(status, ConditionStatus.Unknown, ConditionStatus.Unknown),
        Words.OrNull(reason, AutoscalerConditionReason.Other), Times.Of(since));
}
