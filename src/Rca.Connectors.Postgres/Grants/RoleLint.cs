using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Grants;

/// <summary>What the role could do beyond reading what it is asked for.</summary>
static class RoleLint
{
    /// <summary>Its findings, as ids of <see cref="AccessFindings"/>.</summary>
    public static Task<IReadOnlyList<string>> FindAsync(PostgresSession session, CancellationToken ct) =>
        session.QueryAsync(SqlStatement.Role, row => AccessFindings.Find(row.GetString(0)).Id, ct);
}
