using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Saturating;

/// <summary>sessions.sql</summary>
sealed record SessionsRow
{
    public long ClientBackends { get; init; }

    public long Untracked { get; init; }

    public long Hidden { get; init; }

    public long Active { get; init; }

    public long Idle { get; init; }

    public long IdleInTransaction { get; init; }

    public long IdleInTransactionAborted { get; init; }

    public long IdleInTransactionOver60s { get; init; }

    public long WaitingLock { get; init; }

    public long WaitingLwLock { get; init; }

    public long WaitingIo { get; init; }

    public long OnCpu { get; init; }

    public long AutovacuumWorkers { get; init; }

    public long WalSenders { get; init; }

    public long OpenedLast60s { get; init; }

    public double? OldestTransaction { get; init; }

    public double? OldestIdleInTransaction { get; init; }

    public double? LongestActive { get; init; }

    public int? OldestXminAge { get; init; }

    public static SessionsRow Read(NpgsqlDataReader row) => new()
    {
        ClientBackends = row.GetInt64(row.GetOrdinal("client_backends")),
        Untracked = row.GetInt64(row.GetOrdinal("untracked_backends")),
        Hidden = row.GetInt64(row.GetOrdinal("hidden_backends")),
        Active = row.GetInt64(row.GetOrdinal("active")),
        Idle = row.GetInt64(row.GetOrdinal("idle")),
        IdleInTransaction = row.GetInt64(row.GetOrdinal("idle_in_tx")),
        IdleInTransactionAborted = row.GetInt64(row.GetOrdinal("idle_in_tx_aborted")),
        IdleInTransactionOver60s = row.GetInt64(row.GetOrdinal("idle_in_tx_over_60s")),
        WaitingLock = row.GetInt64(row.GetOrdinal("waiting_lock")),
        WaitingLwLock = row.GetInt64(row.GetOrdinal("waiting_lwlock")),
        WaitingIo = row.GetInt64(row.GetOrdinal("waiting_io")),
        OnCpu = row.GetInt64(row.GetOrdinal("on_cpu")),
        AutovacuumWorkers = row.GetInt64(row.GetOrdinal("autovacuum_workers")),
        WalSenders = row.GetInt64(row.GetOrdinal("walsenders")),
        OpenedLast60s = row.GetInt64(row.GetOrdinal("opened_last_60s")),
        OldestTransaction = Double(row, "oldest_xact_s"),
        OldestIdleInTransaction = Double(row, "oldest_idle_in_tx_s"),
        LongestActive = Double(row, "longest_active_s"),
        OldestXminAge = row.IsDBNull(row.GetOrdinal("oldest_xmin_age_xids")) ? null : row.GetInt32(row.GetOrdinal("oldest_xmin_age_xids")),
    };

    static double? Double(NpgsqlDataReader row, string name) => row.IsDBNull(row.GetOrdinal(name)) ? null : row.GetDouble(row.GetOrdinal(name));
}
