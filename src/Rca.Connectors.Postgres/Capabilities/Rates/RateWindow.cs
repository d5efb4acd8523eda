using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>The stretch of time between two readings of one server; the second is null where there was no time for one.</summary>
sealed record RateWindow(ServerPoint First, ServerPoint? Second)
{
    /// <summary>Sessions write their counters at most once a second, so that a shorter window shows mostly when they did.</summary>
    public const double LeastSeconds = 2;

    public ServerPoint Last => Second ?? First;

    public double Seconds => Last.AtEpoch - First.AtEpoch;

    // What a session counts comes out when its transaction ends. One that cannot be seen may be that old.
    public bool LowerBounds => Last.Unseen > 0 || Last.OldestTransaction > Seconds;

    /// <summary>Whether counters that are reset together make rates in this window.</summary>
    public RateValidity Judge(CounterSet? before, CounterSet? after) =>
        Second is null ? RateValidity.WindowTooShort
        : First.SystemIdentifier != Second.SystemIdentifier || First.InRecovery != Second.InRecovery ? RateValidity.Failover
        : First.StartedEpoch != Second.StartedEpoch ? RateValidity.Restarted
        : before is null || after is null ? RateValidity.OneReadingOnly
        : before.ResetEpoch != after.ResetEpoch ? RateValidity.StatisticsReset
        : before.Values.Any(counter => after.Values[counter.Key] < counter.Value) ? RateValidity.CounterDecreased
        : Seconds < LeastSeconds ? RateValidity.WindowTooShort
        : RateValidity.Valid;

    public ReadingWindow ToEvidence() => new(
        Column.Time(Last.AtEpoch),
        Last.InRecovery,
        Last.TrackCounts,
        Second is null || Seconds < 0 ? Quantity.Unknown(UnknownReason.WindowTooShort) : Quantity.Of(Seconds),
        Last.OldestTransaction is { } oldest ? Last.Unseen > 0 ? Quantity.AtLeast(oldest) : Quantity.Of(oldest)
            : Quantity.Unknown(Last.Unseen > 0 ? UnknownReason.NotPermitted : UnknownReason.NotReported),
        LowerBounds);
}
