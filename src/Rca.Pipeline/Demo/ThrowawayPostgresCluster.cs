using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Rca.Pipeline.Demo;

/// <summary>A PostgreSQL server of our own: its folder, its port on loopback, its end.</summary>
public sealed class ThrowawayPostgresCluster : IAsyncDisposable
{
    public const string Superuser = "postgres";
    const int PortAttempts = 3;
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    readonly ThrowawayPostgresBinaries _binaries;
    readonly ThrowawayPostgresAccount _account;
    readonly ThrowawayPostgresOptions _options;
    readonly TimeProvider _time;
    readonly string _folder;
    readonly string _password = RandomPassword();
    Process? _server;

    ThrowawayPostgresCluster(ThrowawayPostgresBinaries binaries, ThrowawayPostgresOptions options, TimeProvider time)
    {
        (_binaries, _options, _time) = (binaries, options, time);
        _account = ThrowawayPostgresAccount.Choose();
        _folder = Directory.CreateTempSubdirectory("rca-postgres-").FullName;
    }

    public int Port { get; private set; }

    public int ProcessId => _server?.Id ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>The server's own log: what a test reads to see what was really asked.</summary>
    public string LogFile => Path.Combine(DataFolder, "log", "postgres.log");

    public string DataFolder => Path.Combine(_folder, "data");

    public static string RandomPassword() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static async Task<ThrowawayPostgresCluster> StartAsync(
        ThrowawayPostgresBinaries binaries, ThrowawayPostgresOptions options, TimeProvider time, CancellationToken ct)
    {
        var cluster = new ThrowawayPostgresCluster(binaries, options, time);
        try
        {
            await cluster.InitialiseAsync(ct);
            await cluster.StartOnFreePortAsync(ct);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database = "postgres", string? user = null, string? password = null) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = user ?? Superuser,
            Password = user is null ? _password : password,
            Pooling = false,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    /// <summary>Starts the server, also again after <see cref="StopAsync"/> or <see cref="KillAsync"/>, on the same port.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var server = Process.Start(ThrowawayPostgresCommand.Prepare(_account.Command(_binaries.Tool("postgres"), Arguments()), _folder))
            ?? throw new InvalidOperationException("postgres did not start.");
        var said = server.StandardError.ReadToEndAsync(ct);
        var deadline = _time.GetTimestamp();
        while (!await AnswersAsync(ct))
        {
            if (server.HasExited) throw new InvalidOperationException($"postgres ended at its start: {await said}");
            if (_time.GetElapsedTime(deadline) > StartTimeout)
            {
                server.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"postgres did not accept a connection on 127.0.0.1:{Port} within {StartTimeout.TotalSeconds} s.");
            }
            await Task.Delay(Poll, _time, ct);
        }
        _server = server;
    }

    /// <summary>Sessions are ended and everything is written.</summary>
    public Task StopAsync(CancellationToken ct) => EndAsync("fast", ct);

    /// <summary>As after a crash: nothing is written, the next start recovers.</summary>
    public Task KillAsync(CancellationToken ct) => EndAsync("immediate", ct);

    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout, _time);
        try
        {
            await KillAsync(timeout.Token);
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // A port that was free may be taken before postgres binds it.
    async Task StartOnFreePortAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort();
            try
            {
                await StartAsync(ct);
                return;
            }
            catch (InvalidOperationException) when (attempt < PortAttempts)
            {
            }
        }
    }

    async Task InitialiseAsync(CancellationToken ct)
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password, ct);
        await _account.TakeAsync(_folder, ct);
        string[] arguments =
            ["--pgdata", DataFolder, "--username", Superuser, "--pwfile", passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"];
        await ThrowawayPostgresCommand.RunAsync(_account.Command(_binaries.Tool("initdb"), arguments), _folder, ct);
        File.Delete(passwordFile);
    }

    async Task EndAsync(string mode, CancellationToken ct)
    {
        if (_server is not { } server) return;
        _server = null;
        using (server)
        {
            if (server.HasExited) return;
            await ThrowawayPostgresCommand.RunAsync(
                _account.Command(_binaries.Tool("pg_ctl"), ["stop", "--pgdata", DataFolder, "--mode", mode, "--wait", "--silent"]), _folder, ct);
            await server.WaitForExitAsync(ct);
        }
    }

    IEnumerable<string> Arguments()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = _options.MaxConnections.ToString(CultureInfo.InvariantCulture),
            ["password_encryption"] = "scram-sha-256",
            ["shared_buffers"] = "32MB",
            ["fsync"] = "off",
            ["logging_collector"] = "on",
            ["log_directory"] = "log",
            ["log_filename"] = "postgres.log",
            ["log_rotation_age"] = "0",
            ["log_rotation_size"] = "0",
        };
        foreach (var (name, value) in _options.Settings) settings[name] = value;
        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }).Prepend(DataFolder).Prepend("-D");
    }

    async Task<bool> AnswersAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString());
        try
        {
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
