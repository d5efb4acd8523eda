using Npgsql;
using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Capabilities.Statements;

/// <summary>
/// statements_extension.sql: where the extension's own function is. By schema, name and arguments there is only one, so nobody else's can stand in for it.
/// </summary>
sealed record ExtensionRow(bool IsKnown, StatementsHome Home)
{
    public static ExtensionRow Read(NpgsqlDataReader row) => new(
        row.GetBoolean(0),
        new StatementsHome(
            row.GetBoolean(1) ? StatementsSchema.Extensions : row.GetBoolean(2) ? StatementsSchema.Catalog : StatementsSchema.Public,
            HasExecTime: row.GetBoolean(3)));
}
