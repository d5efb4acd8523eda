using Npgsql;

namespace Rca.Connectors.Postgres.Session;

/// <summary>self_cost.sql</summary>
sealed record SelfCostRow(double Transaction, long Locks, long UserRelationLocks)
{
    public static SelfCostRow Read(NpgsqlDataReader row) => new(row.GetDouble(0), row.GetInt64(1), row.GetInt64(2));
}
