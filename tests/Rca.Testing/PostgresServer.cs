using DotNet.Testcontainers.Builders;
using Npgsql;
using Rca.Pipeline.Demo;
using Testcontainers.PostgreSql;

namespace Rca.Testing;

/// <summary>A real PostgreSQL: the one that RCA_TEST_POSTGRES names, else one from local binaries, else a container.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Variable = "RCA_TEST_POSTGRES";

    /// <summary>The folder of the binaries to test on instead of the installed ones. test.sh sets it for each of RCA_TEST_PG_BINDIRS.</summary>
    public const string FolderVariable = "RCA_TEST_PG_BINDIR";

    const string Image = "postgres:17-alpine";

    readonly string? _external;
    readonly ThrowawayPostgresCluster? _cluster;
    readonly PostgreSqlContainer? _container;

    PostgresServer(string? external, ThrowawayPostgresCluster? cluster, PostgreSqlContainer? container) =>
        (_external, _cluster, _container) = (external, cluster, container);

    /// <summary>False for a server that somebody else runs: it is not ours to stop.</summary>
    public bool CanRestart => _external is null;

    internal ThrowawayPostgresCluster? Cluster => _cluster;

    /// <summary>The server's log on this machine; null where it is not here.</summary>
    public PostgresLog? Log => _cluster is null ? null : new PostgresLog(_cluster.LogFile, ConnectionString());

    public static Task<PostgresServer> StartAsync(TimeProvider time, CancellationToken ct) => StartAsync(new Dictionary<string, string>(), time, ct);

    public static async Task<PostgresServer> StartAsync(IReadOnlyDictionary<string, string> settings, TimeProvider time, CancellationToken ct)
    {
        if (settings.Count == 0 && Folder is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } external)
            return new PostgresServer(external, null, null);
        if (Binaries() is { } binaries)
        {
            var options = new ThrowawayPostgresOptions { MaxConnections = 100, Settings = settings };
            return new PostgresServer(null, await ThrowawayPostgresCluster.StartAsync(binaries, options, time, ct), null);
        }
        return new PostgresServer(null, null, await ContainerAsync(settings, ct));
    }

    /// <summary>A superuser's connection, without pooling.</summary>
    public string ConnectionString(string? database = null)
    {
        var own = _cluster?.ConnectionString() ?? _container?.GetConnectionString() ?? _external;
        var builder = new NpgsqlConnectionStringBuilder(own) { Pooling = false };
        if (database is not null) builder.Database = database;
        return builder.ConnectionString;
    }

    public string ConnectionString(string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Username = user, Password = password }.ConnectionString;

    /// <summary>A database of the caller's own, so that tests can share a server.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken ct)
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(ConnectionString());
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(ct);
        return name;
    }

    public Task StopAsync(CancellationToken ct) => _cluster?.StopAsync(ct) ?? Container.StopAsync(ct);

    /// <summary>A smart shutdown, as <c>pg_ctl stop --mode smart</c> asks for it: it takes no new sessions and waits for those that it has.</summary>
    public void StopWhenIdle() => ServerProcess.Ask((_cluster ?? throw new InvalidOperationException("The server is not a process of this machine.")).ProcessId);

    /// <summary>As after a crash: sessions break, nothing is written, the next start recovers.</summary>
    public Task KillAsync(CancellationToken ct) => _cluster?.KillAsync(ct) ?? Container.StopAsync(ct);

    public Task StartAgainAsync(CancellationToken ct) => _cluster?.StartAsync(ct) ?? Container.StartAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_container is not null) await _container.DisposeAsync();
    }

    static string? Folder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : null;

    PostgreSqlContainer Container => _container ?? throw new InvalidOperationException($"The server of {Variable} is not ours to stop or start.");

    // A folder that was named and has no server must not become another server without a word.
    internal static ThrowawayPostgresBinaries? Binaries()
    {
        var found = ThrowawayPostgresBinaries.Locate(Folder);
        return found is null && Folder is not null
            ? throw new InvalidOperationException($"{FolderVariable} names {Folder}, which has no initdb, postgres and pg_ctl.")
            : found;
    }

    static async Task<PostgreSqlContainer> ContainerAsync(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        try
        {
            var command = settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }).Prepend("postgres").ToArray();
            var container = new PostgreSqlBuilder(Image).WithCommand(command).Build();
            await container.StartAsync(ct);
            return container;
        }
        catch (DockerUnavailableException none)
        {
            throw new ServerMissingException($"no PostgreSQL: apt-get install postgresql, or run Docker, or set {Variable} to a superuser's connection string.", none);
        }
    }
}
