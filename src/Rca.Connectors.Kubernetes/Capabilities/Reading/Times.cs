using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>Times of the API. Its zero is the first day of year 1, which is no time.</summary>
static class Times
{
    public static DateTimeOffset? Of(DateTime? time) =>
        time is { Year: > 1 } t ? new DateTimeOffset(DateTime.SpecifyKind(t.ToUniversalTime(), DateTimeKind.Utc)) : null;

    public static bool Has(this Window window, DateTimeOffset? time) => time >= window.From && time <= window.To;

    /// <summary>The later one of those that are known.</summary>
    public static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
