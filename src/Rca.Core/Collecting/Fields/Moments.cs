using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Makes the points that evidence has on the timeline.</summary>
public static class Moments
{
    // Most sources tell whole seconds and cut off the rest.
    static readonly TimeSpan Second = TimeSpan.FromMilliseconds(999);

    /// <summary>A time that is told in whole seconds; nothing where there is none.</summary>
    public static IEnumerable<TimelinePoint> At(TimelineWord what, DateTimeOffset? at, TimelineClock clock = TimelineClock.Source) => Between(what, at, at, clock);

    /// <summary>Between two times that are told in whole seconds; where there is one of them, at that; nothing where there is none.</summary>
    public static IEnumerable<TimelinePoint> Between(TimelineWord what, DateTimeOffset? first, DateTimeOffset? last, TimelineClock clock = TimelineClock.Source)
    {
        if ((first ?? last) is { } from) yield return new TimelinePoint(what, from, (last > from ? last.Value : from) + Second, clock);
    }

    /// <summary>From so many seconds before a time until that time; the time alone where it is not known how many.</summary>
    public static TimelinePoint Since(TimelineWord what, Quantity seconds, DateTimeOffset until, TimelineClock clock = TimelineClock.Source) =>
        new(what, Before(until, seconds) ?? until, until, clock);

    /// <summary>So many seconds before a time, told to the millisecond; nothing where it is not exactly known how many.</summary>
    public static IEnumerable<TimelinePoint> Ago(TimelineWord what, Quantity seconds, DateTimeOffset now)
    {
        if (seconds.Kind == QuantityKind.Value && Before(now, seconds) is { } at) yield return new TimelinePoint(what, at, at);
    }

    static DateTimeOffset? Before(DateTimeOffset time, Quantity seconds) =>
        seconds.Kind != QuantityKind.Unknown && seconds.Number >= 0 && seconds.Number < (time - DateTimeOffset.UnixEpoch).TotalSeconds ? time.AddSeconds(-seconds.Number) : null;
}
