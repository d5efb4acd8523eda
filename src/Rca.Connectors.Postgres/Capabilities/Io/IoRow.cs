using Npgsql;
using Rca.Connectors.Postgres.Capabilities.Rates;

namespace Rca.Connectors.Postgres.Capabilities.Io;

/// <summary>io_12.sql, io_16.sql and io_17.sql: one row a database, with the server's counters in each.</summary>
sealed record IoRow(
    ServerPoint Server, long Oid, bool IsScope, bool TrackIoTiming, CounterSet Checkpoints, CounterSet Writer, CounterSet Clients, CounterSet Database)
    : IDatabaseRow
{
    public const string CheckpointWrite = "checkpoint_write_ms";
    public const string CheckpointSync = "checkpoint_sync_ms";
    public const string CheckpointBuffers = "checkpoint_buffers";
    public const string WriterStoppedEarly = "maxwritten_clean";
    public const string BackendFsyncs = "backend_fsyncs";
    public const string Reads = "reads";
    public const string Writes = "writes";
    public const string Extends = "extends";
    public const string Evictions = "evictions";
    public const string Fsyncs = "fsyncs";
    public const string ReadTime = "read_ms";
    public const string WriteTime = "write_ms";
    public const string FsyncTime = "fsync_ms";
    public const string TempFiles = "temp_files";
    public const string TempBytes = "temp_bytes";
    public const string BlocksRead = "blks_read";
    public const string BlocksHit = "blks_hit";

    public static IoRow Read(NpgsqlDataReader row) => new(
        ServerPoint.Read(row),
        Column.Oid(row, "datid"),
        Column.Flag(row, "is_scope"),
        Column.Flag(row, "track_io_timing"),
        CounterSet.Read(row, "checkpoint_reset_epoch", CheckpointWrite, CheckpointSync, CheckpointBuffers),
        CounterSet.Read(row, "writer_reset_epoch", WriterStoppedEarly, BackendFsyncs),
        CounterSet.Read(row, "client_reset_epoch", Reads, Writes, Extends, Evictions, Fsyncs, ReadTime, WriteTime, FsyncTime),
        CounterSet.Read(row, "stats_reset_epoch", TempFiles, TempBytes, BlocksRead, BlocksHit));
}
