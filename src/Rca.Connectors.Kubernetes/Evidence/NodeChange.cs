using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.node-change/1")]
public sealed record NodeChange(
    [Identifier("The node.")] string Node,
    [Operational("What was done.")] NodeChangeKind Change,
    [Operational("When.")] DateTimeOffset At,
    [Operational("Whether it runs pods of the scope now.")] bool RunsScope) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        Moments.At(Change is NodeChangeKind.Cordoned ? TimelineWord.ConfigChanged : TimelineWord.Scaled, At);
}
