using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A node that runs pods of the scope.</summary>
[Evidence("kubernetes.node/1")]
public sealed record NodeState(
    [Identifier("The node.")] string Name,
    [Operational("Whether there is a node of this name.")] bool Exists,
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("Pods of the scope on it.")] Quantity Pods,
    [Operational("Those of them that are not well.")] Quantity PodsNotWell,
    [Operational("Whether it takes pods.")] ConditionStatus Ready,
    [Operational("Whether it is cordoned.")] bool Cordoned,
    [Operational("Whether it says that memory, disk or process ids run out.")] bool UnderPressure,
    IReadOnlyList<NodeCondition> Conditions,
    IReadOnlyList<NodeTaint> Taints,
    IReadOnlyList<NodeResource> Resources) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Conditions.SelectMany(Trouble);

    static IEnumerable<TimelinePoint> Trouble(NodeCondition condition) => (condition.Type, condition.Status) switch
    {
        (NodeConditionType.Ready, not ConditionStatus.True) => Moments.At(TimelineWord.Failed, condition.Since),
        (NodeConditionType.MemoryPressure or NodeConditionType.DiskPressure or NodeConditionType.PidPressure, ConditionStatus.True) =>
            Moments.At(TimelineWord.Saturated, condition.Since),
        (NodeConditionType.NetworkUnavailable, ConditionStatus.True) => Moments.At(TimelineWord.Failed, condition.Since),
        _ => [],
    };
}
