using Npgsql;
using Rca.Connectors.Postgres.Evidence;

namespace Rca.Connectors.Postgres.Capabilities.Statements;

/// <summary>statements_….sql</summary>
static class StatementRow
{
    public static StatementCost Read(NpgsqlDataReader row) => new(
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetFieldValue<uint>(0),
        row.GetInt64(2),
        row.GetDouble(3),
        row.GetInt64(2) > 0 ? row.GetDouble(3) / row.GetInt64(2) : 0,
        row.GetInt64(4),
        row.GetInt64(5),
        row.GetInt64(6));
}
