using System.Data.Common;
using Npgsql;

namespace Rca.Pipeline.Commands;

/// <summary>What a store that cannot be used is told as. Never in the server's words: they may hold a row.</summary>
static class StoreFault
{
    public static async Task<T> ToldAsync<T>(string path, string key, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException e)
        {
            throw new BadInputException($"{path}: {key}: {Words(e).What}: {Words(e).Cure}");
        }
        catch (ArgumentException)
        {
            // Of a connection string that does not parse; its words may repeat a part of it.
            throw new BadInputException($"{path}: {key}: {NoConnectionString.What}: {NoConnectionString.Cure}");
        }
    }

    public static (string What, string Cure) NoConnectionString { get; } = ("that is no connection string", "expected 'Host=…;Database=…;Username=…;Password=…'");

    public static (string What, string Cure) Words(DbException e) => e.SqlState switch
    {
        null => ("nothing answers there", "is PostgreSQL up, and are host and port right?"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("it refuses the login", "are name and password right, and may it connect from here?"),
        PostgresErrorCodes.InvalidCatalogName => ("the server has no such database", "create it, owned by this login"),
        PostgresErrorCodes.InsufficientPrivilege => ("the login may not do this", "it needs the owner of the schema, or for a new one 'create' in the database"),
        var state => ($"PostgreSQL refused it (SQLSTATE {state})", "its log says more"),
    };
}
