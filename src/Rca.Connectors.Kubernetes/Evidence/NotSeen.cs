using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>Said when parts of a capability could not be seen: that nothing of them is here says nothing.</summary>
[Evidence("kubernetes.not-seen/1")]
public sealed record NotSeen(
    [Identifier("The namespace of the scope.")] string Namespace,
    IReadOnlyList<PartNotSeen> Parts) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.NotSeen, observedAt, TimelineClock.Collector);
}
