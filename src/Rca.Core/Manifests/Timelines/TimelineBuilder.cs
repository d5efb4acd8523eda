using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>Puts the points of all evidence on one axis. The same items give the same timeline, whatever they were put together by.</summary>
public static class TimelineBuilder
{
    // A clock that is further off, or a point that is further ahead, says nothing about this incident.
    static readonly TimeSpan Farthest = TimeSpan.FromDays(1);

    /// <summary>The words that say that something was changed: the first suspects.</summary>
    static readonly HashSet<TimelineWord> Changes =
    [
        TimelineWord.Committed, TimelineWord.Merged, TimelineWord.HistoryRewritten, TimelineWord.Built, TimelineWord.Released,
        TimelineWord.DeployStarted, TimelineWord.Deployed, TimelineWord.RolledOut, TimelineWord.ConfigChanged, TimelineWord.Scaled, TimelineWord.Restarted,
    ];

    /// <summary>Whether a word says that something was changed.</summary>
    public static bool IsChange(TimelineWord what) => Changes.Contains(what);

    /// <summary>The timeline of an incident.</summary>
    /// <param name="incident">When it started is what leads are counted to.</param>
    /// <param name="window">What was wanted.</param>
    /// <param name="items">The items of its manifest.</param>
    public static Timeline Of(IncidentReported incident, Window window, IReadOnlyList<ManifestItem> items)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(items);
        var (begin, end) = (Whole(window.From), Whole(window.To));
        var found = items.SelectMany(item => Points(item).Select(p => Place(p.Point, p.Sha256, item, Whole(incident.StartsAt)))).Where(p => p.Latest >= begin);
        return new Timeline(
            [.. items.GroupBy(i => i.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new SourceClock(g.Key, Hull(g)))],
            [.. found
                // Two items of overlapping scopes may have the same piece.
                .DistinctBy(p => (p.What, p.Earliest, p.Latest, p.Source, p.Sha256, p.Clock))
                .OrderBy(p => p.Earliest).ThenBy(p => p.Latest).ThenBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.What).ThenBy(p => p.Sha256, StringComparer.Ordinal)],
            [.. items.SelectMany(item => UnwatchedOf(item, begin, end)).Distinct()
                .OrderBy(u => u.Source, StringComparer.Ordinal).ThenBy(u => u.Capability, StringComparer.Ordinal).ThenBy(u => u.CommandId, StringComparer.Ordinal)
                .ThenBy(u => u.From).ThenBy(u => u.To).ThenBy(u => u.Why)]);

        IEnumerable<(TimelinePoint Point, string Sha256)> Points(ManifestItem item) =>
            from reference in item.Evidence
            from point in reference.Points ?? []
            where point.What is not (TimelineWord.NotKept or TimelineWord.NotSeen)
            where point.Earliest <= point.Latest && point.Earliest > DateTimeOffset.UnixEpoch && point.Latest >= begin - Farthest && point.Earliest <= end + Farthest
            select (point, reference.Sha256);
    }

    static TimelineEntry Place(TimelinePoint point, string sha256, ManifestItem item, DateTimeOffset start)
    {
        var skew = point.Clock switch { TimelineClock.Source => SkewOf(item), TimelineClock.Collector => new MillisecondRange(0, 0), _ => null };
        var (earliest, latest) = (Whole(point.Earliest).AddMilliseconds(-(skew?.AtMost ?? 0)), Whole(point.Latest).AddMilliseconds(-(skew?.AtLeast ?? 0)));
        var lead = IsChange(point.What) ? new MillisecondRange(Milliseconds(start - latest), Milliseconds(start - earliest)) : null;
        return new TimelineEntry(point.What, earliest, latest, item.Source, item.Capability, item.CommandId, sha256, point.Clock, lead, skew is null);
    }

    static IEnumerable<Unwatched> UnwatchedOf(ManifestItem item, DateTimeOffset begin, DateTimeOffset end)
    {
        if (item.Outcome is not (Outcome.Collected or Outcome.Empty))
        {
            var why = item.Outcome switch { Outcome.Truncated => UnwatchedWhy.PartlyCollected, Outcome.Expired => UnwatchedWhy.NotKept, _ => UnwatchedWhy.NotCollected };
            yield return Of(begin, end, why);
        }

        else if (item.Shared is { } shared)
        {
            if (Whole(shared.Window.From) > begin) yield return Of(begin, Whole(shared.Window.From), UnwatchedWhy.OutsideShared);
            if (Whole(shared.Window.To) < end) yield return Of(Whole(shared.Window.To), end, UnwatchedWhy.OutsideShared);
        }

        foreach (var point in item.Evidence.SelectMany(e => e.Points ?? []))
        {
            if (point.What == TimelineWord.NotSeen) yield return Of(begin, end, UnwatchedWhy.PartNotSeen);
            if (point.What == TimelineWord.NotKept && point.Latest > begin) yield return Of(begin, Whole(point.Latest < end ? point.Latest : end), UnwatchedWhy.NotKept);
        }

        Unwatched Of(DateTimeOffset since, DateTimeOffset until, UnwatchedWhy why) => new(since, until, item.Source, item.Capability, item.CommandId, why);
    }

    static MillisecondRange? SkewOf(ManifestItem item) =>
        item.Skew is { } skew && skew.AtLeast <= skew.AtMost && skew.AtLeast >= -Farthest.TotalMilliseconds && skew.AtMost <= Farthest.TotalMilliseconds ? skew : null;

    static MillisecondRange? Hull(IEnumerable<ManifestItem> items)
    {
        var measured = items.Select(SkewOf).OfType<MillisecondRange>().ToList();
        return measured.Count == 0 ? null : new MillisecondRange(measured.Min(s => s.AtLeast), measured.Max(s => s.AtMost));
    }

    // As a manifest has it: what is finer is not written, so nothing may follow from it.
    static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    static long Milliseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;
}
