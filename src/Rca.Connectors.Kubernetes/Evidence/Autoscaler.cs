using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.autoscaler/1")]
public sealed record Autoscaler(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The HorizontalPodAutoscaler.")] string Name,
    [Operational("The kind of workload that it scales.")] ScaleTargetKind TargetKind,
    [Identifier("The workload that it scales.")] string Target,
    [Operational("Replicas that there are.")] Quantity Current,
    [Operational("Replicas that it wants.")] Quantity Desired,
    [Operational("The fewest that it may want.")] Quantity Minimum,
    [Operational("The most that it may want.")] Quantity Maximum,
    [Operational("Whether it wants the most that it may.")] bool AtMaximum,
    [Operational("When it last scaled.")] DateTimeOffset? LastScaledAt,
    IReadOnlyList<AutoscalerCondition> Conditions,
    IReadOnlyList<AutoscalerMetric> Metrics,
    IReadOnlyList<AutoscalerDecision> Decisions,
    [Operational("Whether the decisions could be seen: its events of the window.")] bool DecisionsSeen) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. AtMaximum ? Moments.At(TimelineWord.Saturated, observedAt, TimelineClock.Collector) : [],
        .. Moments.At(TimelineWord.Scaled, LastScaledAt),
    ];
}
