using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Replicating;

/// <summary>standbys.sql</summary>
sealed record StandbyRow(int Pid, string? State, string? SyncState, double? Unsent, double? Unflushed, double? Unreplayed, double? FlushLag, double? ReplayLag)
{
    public static StandbyRow Read(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        Column.Text(row, "state"),
        Column.Text(row, "sync_state"),
        Column.Number(row, "unsent_bytes"),
        Column.Number(row, "unflushed_bytes"),
        Column.Number(row, "unreplayed_bytes"),
        Column.Number(row, "flush_lag_s"),
        Column.Number(row, "replay_lag_s"));
}
