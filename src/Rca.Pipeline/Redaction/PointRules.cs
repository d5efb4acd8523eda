using Rca.Contracts;

namespace Rca.Pipeline.Redaction;

/// <summary>What a collector may say of when: words of the closed set and times, which is all that a point can hold, and no more than a piece of evidence may have.</summary>
static class PointRules
{
    public static IReadOnlyList<TimelinePoint>? Allowed(IReadOnlyList<TimelinePoint>? points)
    {
        var allowed = points?.Where(point => point.Earliest <= point.Latest).Take(TimelinePoint.Most).ToList();
        return allowed is { Count: > 0 } ? allowed : null;
    }
}
