using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>prepared.sql</summary>
sealed record PreparedRow(double? OldestSeconds)
{
    public static PreparedRow Read(NpgsqlDataReader row) => new(row.IsDBNull(1) ? null : row.GetDouble(1));
}
