using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Rca.Testing;

/// <summary>A RabbitMQ node as a plain process, with a name, a folder, ports and a port mapper (epmd) of its own.</summary>
sealed class RabbitMqNode : IAsyncDisposable
{
    const string User = "rca-test";
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    readonly string _program;
    readonly TimeProvider _time;
    readonly string _folder = Directory.CreateTempSubdirectory("rca-rabbitmq-").FullName;
    readonly string _password = RandomNumberGenerator.GetHexString(24, lowercase: true);
    readonly string _name = $"rca-{RandomNumberGenerator.GetHexString(8, lowercase: true)}@localhost";
    readonly int _port = LoopbackPorts.Take();
    readonly int _managementPort = LoopbackPorts.Take();
    readonly int _mapperPort = LoopbackPorts.Take();
    readonly int _distributionPort = LoopbackPorts.Take();
    ServerProcess? _mapper;
    ServerProcess? _server;

    RabbitMqNode(string program, TimeProvider time) => (_program, _time) = (program, time);

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"amqp://{User}:{_password}@127.0.0.1:{_port}"));

    public Uri Management => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_managementPort}"));

    /// <summary>The package's own script: Debian's wrapper in /usr/sbin insists on the system's account and folders.</summary>
    public static string? Locate() => Executables.Find("rabbitmq-server", "/usr/lib/rabbitmq/bin/rabbitmq-server");

    public static async Task<RabbitMqNode> StartAsync(string program, TimeProvider time, CancellationToken ct)
    {
        var node = new RabbitMqNode(program, time);
        try
        {
            await node.ConfigureAsync(ct);
            await node.StartAsync(ct);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Also again after a stop or a kill: same name, same ports, same folder.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var environment = Variables();
        _mapper ??= ServerProcess.Start(
            Executables.Find("epmd") ?? throw new ServerMissingException("no epmd: it belongs to Erlang, which RabbitMQ needs."),
            ["-address", "127.0.0.1", "-port", _mapperPort.ToString(CultureInfo.InvariantCulture)], _folder, environment, _time);
        _server = ServerProcess.Start(_program, [], _folder, environment, _time);
        var started = _time.GetTimestamp();
        while (!await AnswersAsync(ct))
        {
            if (_server.HasExited || _time.GetElapsedTime(started) > StartTimeout)
                throw new InvalidOperationException($"RabbitMQ did not start: {_server.Said}");
            await Task.Delay(Poll, _time, ct);
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_server is null) return;
        await _server.StopAsync(ct);
        await DisposeServerAsync();
    }

    public async Task KillAsync(CancellationToken ct)
    {
        if (_server is null) return;
        await _server.KillAsync(ct);
        await DisposeServerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeServerAsync();
        if (_mapper is not null) await _mapper.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task DisposeServerAsync()
    {
        if (_server is null) return;
        await _server.DisposeAsync();
        _server = null;
    }

    async Task ConfigureAsync(CancellationToken ct)
    {
        var configuration = string.Create(CultureInfo.InvariantCulture, $"""
            listeners.tcp.default = 127.0.0.1:{_port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_managementPort}
            default_user = {User}
            default_pass = {_password}
            disk_free_limit.absolute = 50MB

            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), configuration, ct);
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[rabbitmq_management].\n", ct);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq-env.conf"), "", ct);
    }

    Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["HOME"] = _folder,
        ["RABBITMQ_NODENAME"] = _name,
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "rabbitmq-env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "node.pid"),
        ["RABBITMQ_DIST_PORT"] = _distributionPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["ERL_EPMD_PORT"] = _mapperPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // Makes the script replace itself by the node, so that the process id that we hold is the node's.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    async Task<bool> AnswersAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{_password}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        try
        {
            using var answer = await client.GetAsync(new Uri(Management, "/api/health/checks/port-listener/" + _port.ToString(CultureInfo.InvariantCulture)), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException || (notYet is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }
}
