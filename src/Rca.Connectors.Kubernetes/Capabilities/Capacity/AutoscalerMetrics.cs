using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>The metrics of an autoscaler, each with what it has and what it is held at.</summary>
static class AutoscalerMetrics
{
    public static IReadOnlyList<AutoscalerMetric> Read(V2HorizontalPodAutoscaler scaler)
    {
        var current = (scaler.Status?.CurrentMetrics ?? []).OfType<V2MetricStatus>().Select(m => (Key: Key(m), Value: Value(m)))
            .ToLookup(m => m.Key, m => m.Value);
        return [.. (scaler.Spec?.Metrics ?? []).OfType<V2MetricSpec>().Select(m => Read(m, current[Key(m)].FirstOrDefault()))];
    }

    static AutoscalerMetric Read(V2MetricSpec metric, V2MetricValueStatus? has)
    {
        var (kind, name) = Key(metric);
        var target = metric.Resource?.Target ?? metric.ContainerResource?.Target ?? metric.Pods?.Target ?? metric.ObjectProperty?.Target
            ?? metric.External?.Target;
        var isResource = kind is MetricKind.Resource or MetricKind.ContainerResource;
        return new AutoscalerMetric(kind, isResource ? Words.OrNull(name, MetricResource.Other) : null, isResource ? null : name,
            Amounts.Told(has?.AverageUtilization), Amounts.Told(target?.AverageUtilization),
            Amounts.Of(has?.AverageValue ?? has?.Value), Amounts.Of(target?.AverageValue ?? target?.Value));
    }

    static (MetricKind Kind, string? Name) Key(V2MetricSpec m) =>
        (Kind(m.Type), m.Resource?.Name ?? m.ContainerResource?.Name ?? m.Pods?.Metric?.Name ?? m.ObjectProperty?.Metric?.Name ?? m.External?.Metric?.Name);

    static (MetricKind Kind, string? Name) Key(V2MetricStatus m) =>
        (Kind(m.Type), m.Resource?.Name ?? m.ContainerResource?.Name ?? m.Pods?.Metric?.Name ?? m.ObjectProperty?.Metric?.Name ?? m.External?.Metric?.Name);

    static V2MetricValueStatus? Value(V2MetricStatus m) =>
        m.Resource?.Current ?? m.ContainerResource?.Current ?? m.Pods?.Current ?? m.ObjectProperty?.Current ?? m.External?.Current;

    static MetricKind Kind(string? type) => ClosedWord.Of(type, MetricKind.Other, MetricKind.Other);
}
