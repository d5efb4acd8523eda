using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A kind of evidence that says when something happened. Its points follow from the record alone, so the same evidence always gives the same.</summary>
public interface IOnTimeline
{
    /// <summary>What it puts on the timeline, the most telling first; <see cref="TimelinePoint.Most"/> are kept.</summary>
    /// <param name="observedAt">When it was seen, by the collector's clock.</param>
    IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt);
}
