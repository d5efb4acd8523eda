using System.Text.Json;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>What of a HorizontalPodAutoscaler of version 1 is evidence: it knows CPU alone, and has its conditions as JSON in an annotation.</summary>
static class OldAutoscalers
{
    const string ConditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions";

    public static Autoscaler Read(V1HorizontalPodAutoscaler scaler) => new(scaler.Metadata?.NamespaceProperty ?? "", scaler.Metadata?.Name ?? "",
        ClosedWord.Of(scaler.Spec?.ScaleTargetRef?.Kind, ScaleTargetKind.Other, ScaleTargetKind.Other), scaler.Spec?.ScaleTargetRef?.Name ?? "",
        Amounts.Count(scaler.Status?.CurrentReplicas), Amounts.Count(scaler.Status?.DesiredReplicas), Autoscalers.Minimum(scaler.Spec?.MinReplicas),
        Amounts.Told(scaler.Spec?.MaxReplicas),
        Autoscalers.IsAtMaximum(scaler.Status?.DesiredReplicas, scaler.Spec?.MaxReplicas), Times.Of(scaler.Status?.LastScaleTime),
        Conditions(scaler.Metadata?.Annotations), Metrics(scaler), [], DecisionsSeen: false);

    static IReadOnlyList<AutoscalerMetric> Metrics(V1HorizontalPodAutoscaler scaler) => scaler.Spec?.TargetCPUUtilizationPercentage is not { } target ? [] :
    [
        new AutoscalerMetric(MetricKind.Resource, MetricResource.Cpu, null, Amounts.Told(scaler.Status?.CurrentCPUUtilizationPercentage), Amounts.Count(target),
            Quantity.Unknown(UnknownReason.NotSupported), Quantity.Unknown(UnknownReason.NotSupported)),
    ];

    // Whoever may write the object may write anything into its annotation.
    static IReadOnlyList<AutoscalerCondition> Conditions(IDictionary<string, string>? annotations)
    {
        if (annotations is null || !annotations.TryGetValue(ConditionsAnnotation, out var json) || string.IsNullOrEmpty(json)) return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.Items().Select(c => Autoscalers.Condition(c.Text("type"), c.Text("status"),
                c.Text("reason"), c.Time("lastTransitionTime")?.UtcDateTime)).OrderBy(c => c.Type)];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
