using System.Globalization;
using Npgsql;

namespace Rca.Pipeline.Demo;

/// <summary>A real incident in a throwaway database: a blocking chain three sessions deep, a session idle in transaction, few connections left.</summary>
public sealed class DatabaseIncident : IAsyncDisposable
{
    public const string Database = "orders";
    const string Application = "orders_app";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly List<DatabaseIncidentSession> _sessions = [];
    readonly ThrowawayPostgres _server;
    readonly TimeProvider _time;
    readonly string _password = ThrowawayPostgresCluster.RandomPassword();

    DatabaseIncident(ThrowawayPostgres server, TimeProvider time) => (_server, _time) = (server, time);

    public DatabaseIncidentTruth Truth { get; private set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Leaves the collector its own connections free, and one more for a person.</summary>
    static int Spare => ThrowawayPostgres.ReaderConnectionLimit + 1;

    public static async Task<DatabaseIncident> MakeAsync(ThrowawayPostgres server, TimeProvider time, CancellationToken ct)
    {
        var incident = new DatabaseIncident(server, time);
        try
        {
            await incident.PrepareAsync(ct);
            await incident.BlockAndFillAsync(ct);
            return incident;
        }
        catch
        {
            await incident.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Leaf first: a session that ends lets the next one run, and none of them is to commit.
        for (var i = _sessions.Count - 1; i >= 0; i--) await _sessions[i].DisposeAsync();
        _sessions.Clear();
    }

    async Task PrepareAsync(CancellationToken ct)
    {
        await using (var admin = new NpgsqlConnection(_server.AdminConnectionString()))
        {
            await admin.OpenAsync(ct);
            await ExecuteAsync(admin, $"CREATE ROLE {Application} LOGIN PASSWORD '{_password}'", ct);
            await ExecuteAsync(admin, $"CREATE DATABASE {Database} OWNER {Application}", ct);
            await ExecuteAsync(admin, $"GRANT CONNECT ON DATABASE {Database} TO {ThrowawayPostgres.Reader}", ct);
        }
        var application = await OpenAsync(ct);
        await application.RunAsync("CREATE TABLE customer_order (id int PRIMARY KEY, status text NOT NULL)", ct);
        await application.RunAsync("INSERT INTO customer_order SELECT n, 'open' FROM generate_series(1, 100) n", ct);
        await application.DisposeAsync();
        _sessions.Remove(application);
    }

    async Task BlockAndFillAsync(CancellationToken ct)
    {
        var root = await OpenAsync(ct);
        var mid = await OpenAsync(ct);
        var leaf = await OpenAsync(ct);
        var idle = await OpenAsync(ct);
        await root.RunAsync("BEGIN; UPDATE customer_order SET status = 'paid' WHERE id = 1", ct);
        await mid.RunAsync("BEGIN; UPDATE customer_order SET status = 'packed' WHERE id = 2", ct);
        await idle.RunAsync("BEGIN; SELECT count(*) FROM customer_order", ct);
        mid.Leave("UPDATE customer_order SET status = 'packed' WHERE id = 1");
        await UntilBlockedAsync(mid.Pid, root.Pid, ct);
        leaf.Leave("UPDATE customer_order SET status = 'sent' WHERE id = 2");
        await UntilBlockedAsync(leaf.Pid, mid.Pid, ct);

        var max = await NumberAsync("SELECT current_setting('max_connections')::int", ct);
        var reserved = await NumberAsync(
            "SELECT current_setting('superuser_reserved_connections')::int + coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::int", ct);
        while (_sessions.Count < max - reserved - Spare) await OpenAsync(ct);
        Truth = new DatabaseIncidentTruth(root.Pid, mid.Pid, leaf.Pid, idle.Pid, _sessions.Count, max);
    }

    async Task<DatabaseIncidentSession> OpenAsync(CancellationToken ct)
    {
        var session = await DatabaseIncidentSession.OpenAsync(_server.ConnectionString(Database, Application, _password), ct);
        _sessions.Add(session);
        return session;
    }

    async Task UntilBlockedAsync(int pid, int blocker, CancellationToken ct)
    {
        var started = _time.GetTimestamp();
        var question = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT count(*)::int FROM pg_locks WHERE NOT granted AND pid = {pid} AND pg_blocking_pids(pid) = ARRAY[{blocker}]
            """);
        while (await NumberAsync(question, ct) == 0)
        {
            if (_time.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException($"The demo's session {pid} did not come to wait for {blocker} within {Patience.TotalSeconds} s.");
            await Task.Delay(Poll, _time, ct);
        }
    }

    async Task<int> NumberAsync(string sql, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(_server.AdminConnectionString());
        await admin.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, admin);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
