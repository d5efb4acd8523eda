using Npgsql;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A database of a test's own, the role that collects from it, and sessions that make trouble in it.</summary>
sealed class Lab : IAsyncDisposable
{
    const string Password = "lab";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    readonly string _server;
    readonly List<NpgsqlConnection> _sessions = [];
    readonly List<Task> _waiting = [];
    readonly List<IDisposable> _connectors = [];
    readonly List<string> _atEnd = [];
    readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
    readonly string _secret = Path.GetTempFileName();

    Lab(string server, string database, string role)
    {
        (_server, Database, Role) = (server, database, role);
        File.WriteAllText(_secret, Address(Role));
    }

    public string Database { get; }

    public string Role { get; }

    /// <summary>Lines of YAML: options of the source beside its connection string.</summary>
    public string Options { get; set; } = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Lab> CreateAsync(PostgresServer server, bool readAllStats = true)
    {
        var database = await server.CreateDatabaseAsync(Ct);
        var lab = new Lab(server.ConnectionString(), database, $"r{database[5..]}");
        await lab.AdminAsync($"CREATE ROLE {lab.Role} LOGIN PASSWORD '{Password}'");
        if (readAllStats) await lab.AdminAsync($"GRANT pg_read_all_stats TO {lab.Role}");
        await lab.AdminAsync("CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item SELECT i, 0 FROM generate_series(1, 10) i");
        return lab;
    }

    /// <summary>The same database and role on the replica, which has everything that was done on the primary so far. What is changed is changed on the primary.</summary>
    public async Task<Lab> OnAsync(PostgresReplica replica)
    {
        await replica.CatchUpAsync(Ct);
        return new Lab(replica.ConnectionString(), Database, Role);
    }

    public IConnector Connector(TimeProvider? clock = null)
    {
        var connector = new PostgresConnectorType().Create(new(Configuration(), clock ?? TimeProvider.System, NoSourceState.Instance));
        _connectors.Add((IDisposable)connector);
        return connector;
    }

    /// <summary>What the end of their processes does to the connectors so far: each may have kept its connection.</summary>
    public void EndConnectors()
    {
        foreach (var connector in _connectors) connector.Dispose();
        _connectors.Clear();
    }

    public SourceConfiguration Configuration()
    {
        var section = ConfigurationFile.Parse("test.yaml", $"connectionString: ${{file:{_secret}}}\n{Options}");
        var source = new SourceConfiguration("lab", "postgres", [new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = "*" }], [], section);
        Assert.Empty(section.Errors);
        return source;
    }

    public CollectRequest Request(string capability, Ledger? ledger = null) => new(
        capability,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = Database },
        new Window(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)),
        ledger ?? new Ledger());

    /// <summary>The evidence of one kind; what comes beside it, such as what it cost, is left out.</summary>
    public async Task<List<T>> CollectAsync<T>(string capability, Ledger? ledger = null)
    {
        var connector = Connector();
        using var end = (IDisposable)connector;
        return await CollectAsync<T>(connector, Request(capability, ledger));
    }

    public static async Task<List<T>> CollectAsync<T>(IConnector connector, CollectRequest request)
    {
        var items = new List<T>();
        await foreach (var item in connector.CollectAsync(request, Ct))
        {
            if (item.Evidence is T evidence) items.Add(evidence);
        }
        return items;
    }

    public async Task<SourceFailureException> RefusedAsync(string capability = "postgres.saturation") =>
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync<object>(capability));

    /// <summary>For a superuser where no other is named.</summary>
    public string Address(string? user = null)
    {
        var address = new NpgsqlConnectionStringBuilder(_server) { Database = Database };
        if (user is not null) (address.Username, address.Password) = (user, Password);
        return address.ConnectionString;
    }

    public async Task<NpgsqlConnection> OpenAsync(string? user = null)
    {
        var connection = new NpgsqlConnection(Address(user));
        try
        {
            await connection.OpenAsync(Ct);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        _sessions.Add(connection);
        return connection;
    }

    public async Task<NpgsqlConnection> OpenAsync(string? user, string sql)
    {
        var connection = await OpenAsync(user);
        await RunAsync(connection, sql);
        return connection;
    }

    /// <summary>Adds to the connection string of the connectors made so far and later.</summary>
    public void ChangeSecret(string more) => File.WriteAllText(_secret, $"{Address(Role)};{more}");

    /// <summary>What outlives its session, such as a prepared transaction, is taken back with this.</summary>
    public void AtEnd(string sql) => _atEnd.Add(sql);

    /// <summary>Sends a statement that will wait for a lock, and returns when the server says that it waits.</summary>
    public async Task LeaveWaitingAsync(NpgsqlConnection connection, string sql)
    {
        var statement = Leave(connection, sql);
        while ((long)(await AdminAsync($"SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = {connection.ProcessID}"))! == 0)
        {
            Assert.False(statement.IsCompleted, "it ended instead of waiting: " + sql);
            await Task.Delay(Poll, TimeProvider.System, Ct);
        }
    }

    public Task Leave(NpgsqlConnection connection, string sql)
    {
        var statement = WaitAsync(connection, sql);
        _waiting.Add(statement);
        return statement;
    }

    /// <summary>Returns when the server counts as many as that.</summary>
    public async Task UntilAsync(long count, string sql)
    {
        while ((long)(await AdminAsync(sql))! != count) await Task.Delay(Poll, TimeProvider.System, Ct);
    }

    /// <summary>Returns when the server has counters of this database: before 15 it begins them some time after the first transaction, as if they were reset then.</summary>
    public Task UntilCountedAsync() => UntilAsync(1, """
        SELECT count(*) FROM pg_stat_database
        WHERE datname = current_database() AND (stats_reset IS NOT NULL OR current_setting('server_version_num')::int >= 150000)
        """);

    public static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }

    public async Task<object?> AdminAsync(string sql)
    {
        await using var admin = new NpgsqlConnection(Address());
        await admin.OpenAsync(Ct);
        return await RunAsync(admin, sql);
    }

    public async ValueTask DisposeAsync()
    {
        EndConnectors();
        foreach (var sql in _atEnd) await AdminAsync(sql);
        await _end.CancelAsync();
        await Task.WhenAll(_waiting);
        foreach (var session in _sessions) await session.DisposeAsync();
        await QuietAsync();
        _end.Dispose();
        File.Delete(_secret);
    }

    /// <summary>Returns when no session but the test's own is left.</summary>
    public async Task QuietAsync()
    {
        while (!await IsQuietAsync()) await Task.Delay(Poll, TimeProvider.System, Ct);
    }

    // A session that its client has closed still counts for a moment: the next test is to find none.
    async Task<bool> IsQuietAsync()
    {
        try
        {
            return (long)(await AdminAsync("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"))! == 0;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return false;
        }
    }

    async Task WaitAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(_end.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or NpgsqlException)
        {
            // The end of the test is the only end that this statement is meant to have.
        }
    }
}
