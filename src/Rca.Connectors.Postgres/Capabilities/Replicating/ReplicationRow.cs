using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Replicating;

/// <summary>replication_12.sql and replication_13.sql</summary>
sealed record ReplicationRow(
    double ServerEpoch,
    bool InRecovery,
    bool CanReadAllStats,
    int Slots,
    int InactiveSlots,
    double? AtRisk,
    double? SafeBytes,
    double? RetainedBytes,
    bool HasReceiver,
    string? ReceiverStatus,
    double? LastMessage,
    double? UnreplayedBytes,
    double? LastReplayed,
    bool ReplayPaused)
{
    public static ReplicationRow Read(NpgsqlDataReader row) => new(
        row.GetDouble(row.GetOrdinal("at_epoch")),
        Column.Flag(row, "in_recovery"),
        Column.Flag(row, "can_read_all_stats"),
        (int)row.GetInt64(row.GetOrdinal("slots")),
        (int)row.GetInt64(row.GetOrdinal("inactive")),
        Column.Number(row, "at_risk"),
        Column.Number(row, "safe_bytes"),
        Column.Number(row, "retained_bytes"),
        row.GetInt64(row.GetOrdinal("receivers")) > 0,
        Column.Text(row, "receiver_status"),
        Column.Number(row, "last_message_s"),
        Column.Number(row, "replay_bytes"),
        Column.Number(row, "last_replayed_s"),
        !row.IsDBNull(row.GetOrdinal("replay_paused")) && Column.Flag(row, "replay_paused"));
}
