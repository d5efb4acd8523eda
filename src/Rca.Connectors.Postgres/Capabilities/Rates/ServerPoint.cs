using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>
/// Which server in which life answered a reading, when, and what may hold its counters back. Every statement that reads counters has these columns.
/// </summary>
sealed record ServerPoint(
    double AtEpoch, long SystemIdentifier, bool InRecovery, double StartedEpoch, bool TrackCounts, double? OldestTransaction, long Unseen)
{
    public static ServerPoint Read(NpgsqlDataReader row) => new(
        row.GetDouble(row.GetOrdinal("at_epoch")),
        row.GetInt64(row.GetOrdinal("system_identifier")),
        row.GetBoolean(row.GetOrdinal("in_recovery")),
        row.GetDouble(row.GetOrdinal("started_epoch")),
        row.GetBoolean(row.GetOrdinal("track_counts")),
        Column.Number(row, "oldest_xact_s"),
        row.GetInt64(row.GetOrdinal("unseen")));
}
