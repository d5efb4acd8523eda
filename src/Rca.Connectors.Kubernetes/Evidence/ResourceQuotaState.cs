using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.resource-quota/1")]
public sealed record ResourceQuotaState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The ResourceQuota.")] string Name,
    [Operational("Whether any of it is reached.")] bool Reached,
    IReadOnlyList<QuotaUse> Uses) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Reached ? Moments.At(TimelineWord.Saturated, observedAt, TimelineClock.Collector) : [];
}
