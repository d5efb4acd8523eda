using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Rca.Testing;

namespace Rca.Benchmarks.Postgres;

/// <summary>A server in trouble: many tables, many sessions, pgbench at work, one row that many want, and a log of what it is asked.</summary>
sealed class LoadedServer : IAsyncDisposable
{
    public const string Collector = "collector";
    public const string Peer = "peer";
    public const string LinePrefix = "@@%a|%c|";
    const string Password = "bench";
    const string PgBench = "/usr/lib/postgresql/15/bin/pgbench";
    const int Clients = 16;
    const int Waiters = 96;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    readonly PostgresServer _server;
    readonly List<NpgsqlConnection> _sessions = [];
    readonly CancellationTokenSource _end = new();
    readonly List<Task> _waiting = [];
    Process? _load;

    LoadedServer(PostgresServer server, string database) => (_server, Database) = (server, database);

    public string Database { get; }

    public static async Task<LoadedServer> StartAsync(int tables, int sessions, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["max_connections"] = (sessions + 30).ToString(CultureInfo.InvariantCulture),
            ["shared_buffers"] = "256MB",
            ["deadlock_timeout"] = "1h",
            ["shared_preload_libraries"] = "pg_stat_statements",
            ["log_connections"] = "on",
            ["log_line_prefix"] = LinePrefix,
        };
        var server = await PostgresServer.StartAsync(settings, TimeProvider.System, ct);
        var loaded = new LoadedServer(server, await server.CreateDatabaseAsync(ct));
        try
        {
            await BenchTables.CreateAsync(loaded.Address(), tables, ct);
            await loaded.CreateRolesAsync(ct);
            await loaded.OccupyAsync(sessions, ct);
            return loaded;
        }
        catch
        {
            await loaded.DisposeAsync();
            throw;
        }
    }

    public string Address(string? user = null) => user is null ? _server.ConnectionString(Database) : _server.ConnectionString(Database, user, Password);

    /// <summary>What is asked from here on stands in the log after this name.</summary>
    public Task MarkAsync(string name, CancellationToken ct) => BenchTables.RunAsync(Address(), $"DO $$ BEGIN RAISE LOG 'mark {name}'; END $$", ct);

    public Task<string> ReadLogAsync(CancellationToken ct) =>
        _server.Log?.ReadAsync(ct) ?? throw new InvalidOperationException("the server's log is not on this machine");

    public async Task<string> VersionAsync(CancellationToken ct) => (string)(await BenchTables.RunAsync(Address(), "SHOW server_version", ct))!;

    /// <exception cref="InvalidOperationException">The load ended before the measurement did.</exception>
    public void AssertLoaded()
    {
        if (_load is null or { HasExited: true } || _waiting.Exists(waiter => waiter.IsCompleted))
            throw new InvalidOperationException("the load ended too early: these are no figures");
    }

    public async ValueTask DisposeAsync()
    {
        if (_load is { HasExited: false }) _load.Kill(entireProcessTree: true);
        _load?.Dispose();
        await _end.CancelAsync();
        await Task.WhenAll(_waiting);
        foreach (var session in _sessions) await session.DisposeAsync();
        _end.Dispose();
        await _server.DisposeAsync();
    }

    async Task CreateRolesAsync(CancellationToken ct)
    {
        foreach (var (role, grant) in new[] { (Collector, "pg_read_all_stats"), (Peer, "pg_monitor") })
        {
            await BenchTables.RunAsync(Address(), $"""
                CREATE ROLE {role} LOGIN PASSWORD '{Password}'; GRANT {grant} TO {role};
                ALTER ROLE {role} SET log_min_duration_statement = 0; ALTER ROLE {role} SET log_temp_files = 0
                """, ct);
        }
    }

    async Task OccupyAsync(int sessions, CancellationToken ct)
    {
        await OpenAsync("BEGIN; UPDATE wanted SET n = 1", ct);
        for (var i = 0; i < Waiters; i++) _waiting.Add(WaitAsync(await OpenAsync("SELECT 1", ct)));
        while ((long)(await BenchTables.RunAsync(Address(), "SELECT count(*) FROM pg_locks WHERE NOT granted", ct))! < Waiters)
            await Task.Delay(Poll, TimeProvider.System, ct);
        while (_sessions.Count < sessions - Clients) await OpenAsync("SELECT 1", ct);
        await PgBenchAsync("--initialize --scale=4 --quiet").WaitForExitAsync(ct);
        _load = PgBenchAsync(string.Create(CultureInfo.InvariantCulture, $"--client={Clients} --jobs=2 --time=7200"));
    }

    async Task<NpgsqlConnection> OpenAsync(string sql, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Address());
        _sessions.Add(connection);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    async Task WaitAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("UPDATE wanted SET n = 2", connection) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(_end.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or NpgsqlException)
        {
            // It is meant to wait until the end.
        }
    }

    Process PgBenchAsync(string arguments)
    {
        if (!File.Exists(PgBench)) throw new InvalidOperationException($"no {PgBench}: apt-get install postgresql-15");
        var address = new NpgsqlConnectionStringBuilder(Address());
        var start = new ProcessStartInfo(PgBench, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (address.Host, address.Port.ToString(CultureInfo.InvariantCulture));
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"], start.Environment["PGDATABASE"]) = (address.Username, address.Password, Database);
        var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
