using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The two readings that the rates of one piece of evidence are made of, each in a transaction of its own.</summary>
sealed record ReadingWindow(
    [Operational("The server's own time at the last reading.")] DateTimeOffset ServerTime,
    [Operational("Whether the server is a standby or recovering.")] bool InRecovery,
    [Operational("Whether the server counts at all (track_counts), as far as the collector's own session tells.")] bool TrackCounts,
    [Operational("Time between the readings, by the server's clock.", Unit = "s")] Quantity Length,
    [Operational("Age of the oldest transaction: what it did is not counted before it ends.", Unit = "s")] Quantity OldestTransaction,
    [Operational("Whether rates are lower bounds, because a transaction is older than the window or none can be seen.")] bool LowerBounds);
