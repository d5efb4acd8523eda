using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>lock_waits_12.sql and lock_waits_14.sql</summary>
sealed record LockWaitRow(int Pid, string LockType, string Mode, long? DatabaseOid, long? RelationOid, double? Waiting, int[] BlockedBy)
{
    public static LockWaitRow Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), Oid(row, 3), Oid(row, 4), row.IsDBNull(5) ? null : row.GetDouble(5), row.GetFieldValue<int[]>(6));

    // 0 is what a shared object has for a database.
    static long? Oid(NpgsqlDataReader row, int column) => row.IsDBNull(column) || row.GetFieldValue<uint>(column) is 0 ? null : row.GetFieldValue<uint>(column);
}
