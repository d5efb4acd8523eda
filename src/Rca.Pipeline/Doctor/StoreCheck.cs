using Npgsql;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;
using Rca.Storage;

namespace Rca.Pipeline.Doctor;

/// <summary>Whether the store answers, has a schema that this program runs on, lets its login do its work and no more, and goes by our time.</summary>
static class StoreCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(StoreConfiguration configuration, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (configuration.Postgres is null && !File.Exists(Path.Combine(configuration.StateDirectory, StoreConfiguration.FileName)))
            return [Finding.Ok(Checks.Store, "none is configured: 'rca all' makes its own at its first start")];
        if (configuration.Postgres?.Problem() is not null) return [Finding.Warning(Checks.Store, "not asked", "mend store.postgres first")];
        try
        {
            await using var store = configuration.Open();
            return await LookAsync(store, clock, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            var (what, cure) = e.SqlState == PostgresErrorCodes.InsufficientPrivilege
                ? ("the login may not read the schema", "run src/Rca.Storage/Postgres/roles.sql as the owner, and use a login that it makes") : StoreFault.Words(e);
            return [Finding.Fault(Checks.Store, what, cure)];
        }
        catch (ArgumentException)
        {
            return [Finding.Fault(Checks.Store, StoreFault.NoConnectionString.What, StoreFault.NoConnectionString.Cure)];
        }
    }

    static async Task<IReadOnlyList<Finding>> LookAsync(SqlIncidentStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The first asking opens the connection, which must not count as a slow clock.
        await store.NowAsync(cancellationToken);
        var (before, stored, after) = (clock.GetUtcNow(), await store.NowAsync(cancellationToken), clock.GetUtcNow());
        var time = ClockCheck.Judge(before, stored, after);
        try
        {
            await store.CheckAsync(cancellationToken);
        }
        catch (UnknownSchemaException e)
        {
            return [Finding.Of(Checks.Store, e.Message.TrimEnd('.')), time];
        }

        return [store is PostgresIncidentStore shared ? Judge(await shared.RightsAsync(cancellationToken)) : Finding.Ok(Checks.Store, "its schema is one that this program runs on"), time];
    }

    public static Finding Judge(StoreRights rights) => rights switch
    {
        { Missing: [var first, ..] } => Finding.Fault(Checks.Store, $"the login {rights.Login} lacks {first}{(rights.Missing.Count > 1 ? " and more" : "")}",
            "run src/Rca.Storage/Postgres/roles.sql as the owner of the schema: after each migration it grants what the roles need"),
        { MayChangeSchema: true } => Finding.Warning(Checks.Store, $"its schema is one that this program runs on, but the login {rights.Login} may change it",
            "give the roles the logins that src/Rca.Storage/Postgres/roles.sql makes"),
        { IsRole: false } => Finding.Warning(Checks.Store, $"its schema is one that this program runs on; what the login {rights.Login} needs is not known",
            "give the roles the logins that src/Rca.Storage/Postgres/roles.sql makes"),
        _ => Finding.Ok(Checks.Store, $"its schema is one that this program runs on, and the login {rights.Login} has what it needs"),
    };
}
