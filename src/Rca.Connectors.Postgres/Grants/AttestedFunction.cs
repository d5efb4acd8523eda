using Npgsql;

namespace Rca.Connectors.Postgres.Grants;

/// <summary>attest.sql: one of the functions as the server has it now.</summary>
sealed record AttestedFunction(int Number, bool Installed, string Digest, bool OwnerMayMore, bool OwnerReadsAllStats, bool PublicMayExecute, bool MayExecute)
{
    public static AttestedFunction Read(NpgsqlDataReader row) =>
        new(
            row.GetInt32(0), row.GetBoolean(1), row.GetString(2), !row.IsDBNull(3) && row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5),
            row.GetBoolean(6));
}
