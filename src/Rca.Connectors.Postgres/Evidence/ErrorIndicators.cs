using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What hints at errors. PostgreSQL has no counter of errors: a rollback may be an application's own decision.</summary>
[Evidence("postgres.errors/1")]
sealed record ErrorIndicators(
    ReadingWindow Window,
    IReadOnlyList<DatabaseErrors> Databases,
    [Operational("Whether there are more databases than are listed.")] bool DatabasesCut,
    [Operational("Whether the two readings make rates of the archiver's counters.")] RateValidity ArchiverRates,
    CounterRate ArchiveFailures,
    [Operational("Whether the two readings make rates of the subscriptions' counters.")] RateValidity SubscriptionRates,
    CounterRate ApplyErrors,
    CounterRate SyncErrors) : IOnTimeline
{
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        Databases.Any(database => Some(database.Deadlocks) || Some(database.ChecksumFailures)) ? [Moments.Since(TimelineWord.Failed, Window.Length, Window.ServerTime)] : [];

    static bool Some(CounterRate counter) => counter.PerSecond is { Kind: QuantityKind.Value or QuantityKind.AtLeast, Number: > 0 };
}
