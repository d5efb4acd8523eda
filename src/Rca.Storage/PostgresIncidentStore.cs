namespace Rca.Storage;

/// <summary>The store of many processes: PostgreSQL, whose clock is its clock. Its schema is made beforehand, under a login of its own.</summary>
public sealed class PostgresIncidentStore(string connectionString) : SqlIncidentStore(new PostgresDatabase(connectionString))
{
    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    /// <summary>Holds the login against what roles.sql grants to it. The schema must be there.</summary>
    public async Task<StoreRights> RightsAsync(CancellationToken cancellationToken)
    {
        var (login, mayCreate) = (await AskAsync(
            new("select current_user::text, has_schema_privilege('rca', 'create')"), static row => (row.GetString(0), row.GetBoolean(1)), cancellationToken))[0];
        var grants = RoleGrants.Of(login);
        var missing = await AskAsync(
            new("select g.privilege || ' on ' || g.tab from unnest(@tables, @privileges) as g (tab, privilege) where not has_table_privilege(g.tab, g.privilege)",
                ("tables", grants.Select(g => g.Table).ToArray()), ("privileges", grants.Select(g => g.Privilege).ToArray())),
            static row => row.GetString(0), cancellationToken);
        return new StoreRights(login, grants.Count > 0, mayCreate, missing);
    }
}
