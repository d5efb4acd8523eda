using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>lock_roots.sql</summary>
sealed record LockRootRow(int Pid, string? BackendType, string? State, string? WaitEventType, double? Transaction, double? InState, double? StartedEpoch)
{
    public static LockRootRow Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), Text(row, 1), Text(row, 2), Text(row, 3), Double(row, 4), Double(row, 5), Double(row, 6));

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static double? Double(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
