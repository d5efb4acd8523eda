using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>Said when the window begins before the events that the server still keeps.</summary>
[Evidence("kubernetes.event-horizon/1")]
public sealed record EventHorizon(
    [Operational("Events before this are gone: that none are here says nothing.")] DateTimeOffset KeptSince,
    [Operational("Whether the retention is the server's default and not configured for this source.")] bool Assumed) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.NotKept, KeptSince);
}
