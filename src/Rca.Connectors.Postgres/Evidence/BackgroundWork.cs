using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Checkpoints, WAL and archiving, whose failures are in <c>postgres.errors</c> and whose writing is in <c>postgres.io</c>.</summary>
[Evidence("postgres.background/1")]
sealed record BackgroundWork(
    ReadingWindow Window,
    [Operational("Whether the two readings make rates of the checkpoints.")] RateValidity CheckpointRates,
    CounterRate CheckpointsTimed,
    CounterRate CheckpointsRequested,
    [Operational("Checkpoints that were asked for, by WAL or by hand, among all since the statistics were reset.")] Quantity LifetimeRequestedRatio,
    [Operational("Whether the two readings make rates of WAL.")] RateValidity WalRates,
    CounterRate WalRecords,
    CounterRate WalFullPageImages,
    CounterRate WalBytes,
    CounterRate WalBuffersFull,
    [Operational("Whether WAL is archived.")] bool Archives,
    [Operational("Whether the two readings make rates of archiving.")] RateValidity ArchiveRates,
    CounterRate Archived,
    [Operational("Time since the last file was archived.", Unit = "s")] Quantity LastArchived,
    [Operational("Time since archiving last failed.", Unit = "s")] Quantity LastArchiveFailure);
