using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Vacuuming;

/// <summary>vacuum.sql</summary>
sealed record VacuumRow
{
    public double ServerEpoch { get; init; }

    public long XidDatabase { get; init; }

    public long XidAge { get; init; }

    public long MultixactDatabase { get; init; }

    public long MultixactAge { get; init; }

    public bool Autovacuum { get; init; }

    public long FreezeMaxAge { get; init; }

    public long MultixactFreezeMaxAge { get; init; }

    public int MaxWorkers { get; init; }

    public bool CanReadAllStats { get; init; }

    public long Workers { get; init; }

    public long Unseen { get; init; }

    public double? SessionAge { get; init; }

    public double? SessionSeconds { get; init; }

    public double? StandbyAge { get; init; }

    public long Vacuums { get; init; }

    public double? SlotAge { get; init; }

    public double? PreparedAge { get; init; }

    public double? PreparedSeconds { get; init; }

    public static VacuumRow Read(NpgsqlDataReader row) => new()
    {
        ServerEpoch = row.GetDouble(row.GetOrdinal("at_epoch")),
        XidDatabase = Column.Oid(row, "xid_datid"),
        XidAge = row.GetInt64(row.GetOrdinal("xid_age")),
        MultixactDatabase = Column.Oid(row, "multixact_datid"),
        MultixactAge = row.GetInt64(row.GetOrdinal("multixact_age")),
        Autovacuum = Column.Flag(row, "autovacuum"),
        FreezeMaxAge = row.GetInt64(row.GetOrdinal("freeze_max_age")),
        MultixactFreezeMaxAge = row.GetInt64(row.GetOrdinal("multixact_freeze_max_age")),
        MaxWorkers = row.GetInt32(row.GetOrdinal("max_workers")),
        CanReadAllStats = Column.Flag(row, "can_read_all_stats"),
        Workers = row.GetInt64(row.GetOrdinal("workers")),
        Unseen = row.GetInt64(row.GetOrdinal("unseen")),
        SessionAge = Column.Number(row, "session_xid_age"),
        SessionSeconds = Column.Number(row, "session_s"),
        StandbyAge = Column.Number(row, "standby_xid_age"),
        Vacuums = row.GetInt64(row.GetOrdinal("vacuums")),
        SlotAge = Column.Number(row, "slot_xid_age"),
        PreparedAge = Column.Number(row, "prepared_xid_age"),
        PreparedSeconds = Column.Number(row, "prepared_s"),
    };
}
