using System.Globalization;
using Npgsql;
using Rca.Pipeline.Demo;

namespace Rca.Testing;

/// <summary>A PgBouncer in transaction mode before one PostgreSQL, on 127.0.0.1: its own folder, a free port, and an account that is not root, whom it refuses.</summary>
public sealed class PgBouncerServer : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    readonly string _folder;
    readonly ServerProcess _process;
    readonly int _port;

    PgBouncerServer(string folder, ServerProcess process, int port) => (_folder, _process, _port) = (folder, process, port);

    /// <param name="server">A connection string to the server behind it, with the one database that it offers.</param>
    /// <param name="users">Who may log in, there and here, with the password.</param>
    /// <param name="settings">Further settings of its section.</param>
    /// <param name="time">Time.</param>
    /// <param name="ct">Ends the start.</param>
    /// <exception cref="ServerMissingException">It is not installed.</exception>
    public static async Task<PgBouncerServer> StartAsync(
        string server, IReadOnlyDictionary<string, string> users, IReadOnlyDictionary<string, string> settings, TimeProvider time, CancellationToken ct)
    {
        var program = Executables.Find("pgbouncer", "/usr/sbin/pgbouncer") ?? throw new ServerMissingException("no PgBouncer: apt-get install pgbouncer.");
        var account = ThrowawayPostgresAccount.Choose();
        var folder = Directory.CreateTempSubdirectory("rca-pgbouncer-").FullName;
        var port = LoopbackPorts.Take();
        var file = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllLinesAsync(file, Configuration(new NpgsqlConnectionStringBuilder(server), folder, port, settings), ct);
        await File.WriteAllLinesAsync(Path.Combine(folder, "users.txt"), users.Select(user => $"\"{user.Key}\" \"{user.Value}\""), ct);
        await account.TakeAsync(folder, ct);
        var command = account.Command(program, [file]);
        var process = ServerProcess.Start(command[0], command.Skip(1), folder, new Dictionary<string, string>(StringComparer.Ordinal), time);
        var bouncer = new PgBouncerServer(folder, process, port);
        try
        {
            await bouncer.AnswersAsync(time, ct);
            return bouncer;
        }
        catch
        {
            await bouncer.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same connection string, to here.</summary>
    public string Before(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = _port }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static IEnumerable<string> Configuration(NpgsqlConnectionStringBuilder server, string folder, int port, IReadOnlyDictionary<string, string> settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addr"] = "127.0.0.1",
            ["listen_port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_dir"] = "",
            ["auth_type"] = "scram-sha-256",
            ["auth_file"] = Path.Combine(folder, "users.txt"),
            ["pool_mode"] = "transaction",
            ["default_pool_size"] = "1",
        };
        foreach (var (name, value) in settings) all[name] = value;
        return
        [
            "[databases]",
            string.Create(CultureInfo.InvariantCulture, $"{server.Database} = host={server.Host} port={server.Port} dbname={server.Database}"),
            "[pgbouncer]",
            .. all.Select(setting => $"{setting.Key} = {setting.Value}"),
        ];
    }

    async Task AnswersAsync(TimeProvider time, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        // To ask at its port would take one of its places.
        while (!_process.Said.Contains("process up", StringComparison.Ordinal))
        {
            if (_process.HasExited) throw new InvalidOperationException($"pgbouncer ended at its start: {_process.Said}");
            if (time.GetElapsedTime(began) > StartTimeout) throw new InvalidOperationException($"pgbouncer is not up within {StartTimeout.TotalSeconds} s: {_process.Said}");
            await Task.Delay(Poll, time, ct);
        }
    }
}
