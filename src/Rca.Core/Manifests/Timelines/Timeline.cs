namespace Rca.Core.Manifests;

/// <summary>When what happened, over all sources on one axis: the collector's clock. It follows from the items, and leaves out what ended before the window.</summary>
/// <param name="Clocks">How far the clock of each source is off, in the order of their names.</param>
/// <param name="Points">What happened, the earliest first.</param>
/// <param name="Unwatched">When nobody watched: that nothing of these times is here says nothing.</param>
public sealed record Timeline(IReadOnlyList<SourceClock> Clocks, IReadOnlyList<TimelineEntry> Points, IReadOnlyList<Unwatched> Unwatched)
{
    internal bool SaysTheSameAs(Timeline other) =>
        Clocks.SequenceEqual(other.Clocks) && Points.SequenceEqual(other.Points) && Unwatched.SequenceEqual(other.Unwatched);
}
