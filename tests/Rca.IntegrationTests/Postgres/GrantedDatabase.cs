using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A database with a role that has exactly what the printed SQL gives it.</summary>
sealed class GrantedDatabase
{
    const string Password = "granted";

    readonly PostgresServer _server;

    GrantedDatabase(PostgresServer server, AccessMode mode, string database) => (_server, Mode, Database) = (server, mode, database);

    public AccessMode Mode { get; }

    public string Database { get; }

    public string Role => $"rca-{Database[5..]}";

    public string Script => GrantScript.Write(Mode, Role, Database);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<GrantedDatabase> CreateAsync(PostgresServer server, AccessMode mode)
    {
        var granted = new GrantedDatabase(server, mode, await server.CreateDatabaseAsync(Ct));
        await granted.AdminAsync(granted.Script);
        await granted.AdminAsync($"ALTER ROLE \"{granted.Role}\" PASSWORD '{Password}'");
        return granted;
    }

    public string ConnectionString => _server.ConnectionString(Database, Role, Password);

    public ConfiguredSource Source() => new(ConnectionString, Mode is AccessMode.Hardened ? "mode: hardened" : "");

    public Task<object?> AdminAsync(string sql) => RunAsync(_server.ConnectionString(Database), sql);

    /// <summary>As the login role itself, with nothing of the connector's in between.</summary>
    public Task<object?> AsRoleAsync(string sql) => RunAsync(ConnectionString, sql);

    public async Task<NpgsqlConnection> OpenAsync(string sql)
    {
        var connection = new NpgsqlConnection(_server.ConnectionString(Database));
        await connection.OpenAsync(Ct);
        await Lab.RunAsync(connection, sql);
        return connection;
    }

    static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        return await Lab.RunAsync(connection, sql);
    }
}
