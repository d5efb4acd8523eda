using Npgsql;
using Rca.Connectors.Postgres.Capabilities.Rates;

namespace Rca.Connectors.Postgres.Capabilities.Errors;

/// <summary>errors_12.sql, errors_14.sql and errors_15.sql: one row a database, with the server's counters in each.</summary>
sealed record ErrorsRow(ServerPoint Server, long Oid, bool IsScope, bool Archives, CounterSet Archiver, CounterSet Subscriptions, CounterSet Database)
    : IDatabaseRow
{
    public const string Commits = "xact_commit";
    public const string Rollbacks = "xact_rollback";
    public const string Deadlocks = "deadlocks";
    public const string Conflicts = "conflicts";
    public const string ChecksumFailures = "checksum_failures";
    public const string Sessions = "sessions";
    public const string SessionsAbandoned = "sessions_abandoned";
    public const string SessionsFatal = "sessions_fatal";
    public const string SessionsKilled = "sessions_killed";
    public const string ArchiveFailures = "archive_failures";
    public const string ApplyErrors = "apply_errors";
    public const string SyncErrors = "sync_errors";

    public static ErrorsRow Read(NpgsqlDataReader row) => new(
        ServerPoint.Read(row),
        Column.Oid(row, "datid"),
        Column.Flag(row, "is_scope"),
        Column.Flag(row, "archives"),
        CounterSet.Read(row, "archive_reset_epoch", ArchiveFailures),
        CounterSet.Read(row, "subscription_reset_epoch", ApplyErrors, SyncErrors),
        CounterSet.Read(row, "stats_reset_epoch",
            Commits, Rollbacks, Deadlocks, Conflicts, ChecksumFailures, Sessions, SessionsAbandoned, SessionsFatal, SessionsKilled));
}
