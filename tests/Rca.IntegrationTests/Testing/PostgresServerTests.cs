using Npgsql;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Testing;

public sealed class PostgresServerTests(SharedPostgres shared)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_shared_answers_in_a_database_of_the_test()
    {
        var server = await shared.GetAsync(Ct);
        var database = await server.CreateDatabaseAsync(Ct);
        Assert.Equal(database, await AskAsync(server.ConnectionString(database), "SELECT current_database()::text"));
    }

    [Fact]
    public async Task Server_killed_refuses_then_started_again_has_what_was_committed()
    {
        await using var server = await OwnServer.StartAsync(PostgresServer.StartAsync, Ct);
        if (!server.CanRestart) Assert.Skip($"{PostgresServer.Variable} names a server that is not ours to kill.");
        await AskAsync(server.ConnectionString(), "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");

        await server.KillAsync(Ct);
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(server.ConnectionString(), "SELECT 1"));

        await server.StartAgainAsync(Ct);
        Assert.Equal(7, await AskAsync(server.ConnectionString(), "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Server_with_settings_has_them()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_prepared_transactions"] = "5" };
        await using var server = await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
        Assert.Equal("5", await AskAsync(server.ConnectionString(), "SELECT current_setting('max_prepared_transactions')"));
    }

    static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
