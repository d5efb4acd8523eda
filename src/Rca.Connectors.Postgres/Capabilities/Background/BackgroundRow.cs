using Npgsql;
using Rca.Connectors.Postgres.Capabilities.Rates;

namespace Rca.Connectors.Postgres.Capabilities.Background;

/// <summary>background_12.sql, background_14.sql and background_17.sql</summary>
sealed record BackgroundRow(
    ServerPoint Server, CounterSet Checkpoints, CounterSet Wal, bool Archives, CounterSet Archiver, double? LastArchived, double? LastFailed)
{
    public const string Timed = "checkpoints_timed";
    public const string Requested = "checkpoints_requested";
    public const string WalRecords = "wal_records";
    public const string WalFullPageImages = "wal_fpi";
    public const string WalBytes = "wal_bytes";
    public const string WalBuffersFull = "wal_buffers_full";
    public const string Archived = "archived";

    public static BackgroundRow Read(NpgsqlDataReader row) => new(
        ServerPoint.Read(row),
        CounterSet.Read(row, "checkpoint_reset_epoch", Timed, Requested),
        CounterSet.Read(row, "wal_reset_epoch", WalRecords, WalFullPageImages, WalBytes, WalBuffersFull),
        Column.Flag(row, "archives"),
        CounterSet.Read(row, "archive_reset_epoch", Archived),
        Column.Number(row, "last_archived_s"),
        Column.Number(row, "last_failed_s"));
}
