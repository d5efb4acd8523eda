using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What spills to temporary files, what is read from outside the buffers, and what writing costs.</summary>
[Evidence("postgres.io/1")]
sealed record InputOutput(
    ReadingWindow Window,
    IReadOnlyList<DatabaseIo> Databases,
    [Operational("Whether there are more databases than are listed.")] bool DatabasesCut,
    [Operational("Whether the two readings make rates of the checkpoints' writing.")] RateValidity CheckpointRates,
    CounterRate CheckpointWriteMilliseconds,
    CounterRate CheckpointSyncMilliseconds,
    CounterRate CheckpointBuffers,
    [Operational("Whether the two readings make rates of the background writer.")] RateValidity WriterRates,
    CounterRate WriterStoppedEarly,
    CounterRate BackendFsyncs,
    [Operational("Whether the server times reading and writing (track_io_timing), as far as the collector's own session tells.")] bool TrackIoTiming,
    [Operational("Whether the two readings make rates of what client sessions read and write.")] RateValidity ClientRates,
    CounterRate ClientReads,
    CounterRate ClientWrites,
    CounterRate ClientExtends,
    CounterRate ClientEvictions,
    CounterRate ClientFsyncs,
    CounterRate ClientReadMilliseconds,
    CounterRate ClientWriteMilliseconds,
    CounterRate ClientFsyncMilliseconds);
