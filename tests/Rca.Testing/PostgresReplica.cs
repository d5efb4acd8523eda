using System.Globalization;
using Npgsql;
using Rca.Pipeline.Demo;

namespace Rca.Testing;

/// <summary>A streaming replica on loopback: a copy of its primary's folder, taken while the primary stood still, which follows it from there.</summary>
public sealed class PostgresReplica : IAsyncDisposable
{
    const string CommandLine = "SELECT name, setting FROM pg_settings WHERE source = 'command line'";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    readonly ThrowawayPostgresAccount _account = ThrowawayPostgresAccount.Choose();
    readonly string _folder = Directory.CreateTempSubdirectory("rca-replica-").FullName;
    readonly int _port = LoopbackPorts.Take();
    readonly ThrowawayPostgresBinaries _binaries;
    readonly TimeProvider _time;
    bool _started;

    PostgresReplica(PostgresServer primary, ThrowawayPostgresBinaries binaries, TimeProvider time) => (Primary, _binaries, _time) = (primary, binaries, time);

    public PostgresServer Primary { get; }

    string DataFolder => Path.Combine(_folder, "data");

    public static async Task<PostgresReplica> StartAsync(IReadOnlyDictionary<string, string> settings, TimeProvider time, CancellationToken ct)
    {
        var binaries = PostgresServer.Binaries() ?? throw new ServerMissingException("a replica needs PostgreSQL's binaries: apt-get install postgresql.");
        var replica = new PostgresReplica(await PostgresServer.StartAsync(settings, time, ct), binaries, time);
        try
        {
            await replica.CopyAsync(ct);
            await replica.ControlAsync(["start", "--wait", "--log", Path.Combine(replica._folder, "start.log")], ct);
            replica._started = true;
            return replica;
        }
        catch
        {
            await replica.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString() => new NpgsqlConnectionStringBuilder(Primary.ConnectionString()) { Port = _port }.ConnectionString;

    /// <summary>Returns when what was committed on the primary is visible here.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        var written = await AskAsync(Primary.ConnectionString(), "SELECT pg_current_wal_lsn()::text", ct);
        while (await AskAsync(ConnectionString(), $"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn", ct) is not true) await Task.Delay(Poll, _time, ct);
    }

    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout, _time);
        try
        {
            if (_started) await ControlAsync(["stop", "--wait", "--mode", "immediate"], timeout.Token);
        }
        finally
        {
            await Primary.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    async Task CopyAsync(CancellationToken ct)
    {
        var settings = await SettingsAsync(ct);
        await Primary.StopAsync(ct);
        await ThrowawayPostgresCommand.RunAsync(["cp", "-a", Primary.Cluster!.DataFolder, DataFolder], _folder, ct);
        await Primary.StartAgainAsync(ct);
        await File.WriteAllTextAsync(Path.Combine(DataFolder, "standby.signal"), "", ct);
        await File.AppendAllLinesAsync(
            Path.Combine(DataFolder, "postgresql.auto.conf"), settings.Select(setting => $"{setting.Key} = {Quoted(setting.Value)}"), ct);
        await _account.TakeAsync(_folder, ct);
    }

    // Limits lower than the primary's would keep a replica from starting.
    async Task<Dictionary<string, string>> SettingsAsync(CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(Primary.ConnectionString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(CommandLine, connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) settings[rows.GetString(0)] = rows.GetString(1);
        var primary = new NpgsqlConnectionStringBuilder(Primary.ConnectionString());
        settings["port"] = _port.ToString(CultureInfo.InvariantCulture);
        settings["primary_conninfo"] = $"host={primary.Host} port={primary.Port} user={primary.Username} password={primary.Password}";
        // A reader here may hold the replay up as long as it likes.
        settings["max_standby_streaming_delay"] = "-1";
        return settings;
    }

    static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    Task ControlAsync(IEnumerable<string> arguments, CancellationToken ct) =>
        ThrowawayPostgresCommand.RunAsync(_account.Command(_binaries.Tool("pg_ctl"), [.. arguments, "--pgdata", DataFolder, "--silent"]), _folder, ct);

    static async Task<object?> AskAsync(string connectionString, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
