using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Demo;

public sealed class DatabaseIncidentTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Incident_made_has_the_chain_that_the_server_says()
    {
        await using var server = await StartAsync();
        await using var incident = await DatabaseIncident.MakeAsync(server, TimeProvider.System, Ct);
        var truth = incident.Truth;
        await using var admin = await OpenAsync(server.AdminConnectionString());

        var waiters = await ReadAsync(admin, "SELECT pid, pg_blocking_pids(pid) FROM pg_locks WHERE NOT granted ORDER BY pid",
            row => (Pid: row.GetInt32(0), BlockedBy: row.GetFieldValue<int[]>(1)));
        Assert.Equal(2, waiters.Count);
        Assert.Equal([truth.RootPid], waiters.Single(waiter => waiter.Pid == truth.MidPid).BlockedBy);
        Assert.Equal([truth.MidPid], waiters.Single(waiter => waiter.Pid == truth.LeafPid).BlockedBy);

        var idle = await ReadAsync(admin, "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction'", row => row.GetInt32(0));
        Assert.Equal(new[] { truth.RootPid, truth.IdleInTransactionPid }.Order(), idle.Order());

        var used = await ReadAsync(admin, "SELECT count(*)::int FROM pg_stat_activity WHERE usename = 'orders_app'", row => row.GetInt32(0));
        Assert.Equal(truth.Connections, used.Single());
        Assert.Equal(30, truth.MaxConnections);
        Assert.True(truth.Connections >= 24, $"{truth.Connections} connections are not near the limit of {truth.MaxConnections}.");
    }

    [Fact]
    public async Task Incident_made_leaves_the_reader_its_two_connections_and_no_third()
    {
        await using var server = await StartAsync();
        await using var incident = await DatabaseIncident.MakeAsync(server, TimeProvider.System, Ct);
        var reader = server.ReaderConnectionString(DatabaseIncident.Database);
        await using var first = await OpenAsync(reader);
        await using var second = await OpenAsync(reader);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => OpenAsync(reader));
        Assert.Equal(PostgresErrorCodes.TooManyConnections, refused.SqlState);
        var grants = await ReadAsync(first, "SELECT pg_has_role('pg_read_all_stats', 'USAGE')", row => row.GetBoolean(0));
        Assert.True(grants.Single());
    }

    [Fact]
    public async Task Incident_disposed_leaves_no_session_and_no_change()
    {
        await using var server = await StartAsync();
        await (await DatabaseIncident.MakeAsync(server, TimeProvider.System, Ct)).DisposeAsync();
        await using var admin = await OpenAsync(server.AdminConnectionString(DatabaseIncident.Database));
        var open = await ReadAsync(admin, "SELECT count(*) FROM customer_order WHERE status = 'open'", row => row.GetInt64(0));
        Assert.Equal(100, open.Single());
    }

    [Fact]
    public async Task Start_without_binaries_says_so_and_how_to_change_it()
    {
        var options = new ThrowawayPostgresOptions { BinaryFolder = Path.Combine(Path.GetTempPath(), "no-postgres-here") };
        var start = await ThrowawayPostgres.StartAsync(options, TimeProvider.System, Ct);
        Assert.False(start.Succeeded);
        Assert.Contains("PostgreSQL is not installed", start.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(start.Remedy);
    }

    static async Task<ThrowawayPostgres> StartAsync()
    {
        if (ThrowawayPostgresBinaries.Locate() is null)
            throw ServerMissing.SkipOrFail(new ServerMissingException("no PostgreSQL binaries: apt-get install postgresql."));
        var start = await ThrowawayPostgres.StartAsync(new ThrowawayPostgresOptions(), TimeProvider.System, Ct);
        Assert.True(start.Succeeded, start.Problem);
        return start.Server;
    }

    static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(Ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var found = new List<T>();
        while (await rows.ReadAsync(Ct)) found.Add(read(rows));
        return found;
    }
}
