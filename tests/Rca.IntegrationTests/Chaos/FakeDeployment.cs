using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Rca.BadConnector;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.Testing;
using Rca.Testing;

namespace Rca.IntegrationTests.Chaos;

/// <summary>
/// Every role as a process of its own over a real broker and a real store, each reached over a way that can be cut. Only the connector is not real, so
/// that it can be told how to behave: steady-a and steady-b answer, hanging never does.
/// </summary>
sealed class FakeDeployment : IDeployment, IAsyncDisposable
{
    public const string Collector = "collector";
    public const int Concurrency = 4;
    static readonly string[] Roles = ["intake", "planner", "redactor", "aggregator"];

    readonly List<(string Name, ProgramProcess Process)> _processes = [];
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-chaos-");
    readonly int _intakePort = LoopbackPorts.Take();
    readonly int _aggregatorPort = LoopbackPorts.Take();
    readonly Lock _gate = new();

    FakeDeployment(RabbitMqServer broker, PostgresServer store)
    {
        (Broker, Store) = (broker, store);
        BrokerProxy = new TcpProxy(broker.Address.Port);
        StoreProxy = new TcpProxy(new NpgsqlConnectionStringBuilder(store.ConnectionString()).Port);
    }

    public static IReadOnlyList<string> Sources { get; } = ["steady-a", "steady-b", "hanging"];

    public RabbitMqServer Broker { get; }

    public PostgresServer Store { get; }

    public TcpProxy BrokerProxy { get; }

    public TcpProxy StoreProxy { get; }

    public string ReportToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string ReadToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public Uri Intake => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_intakePort}"));

    public Uri Aggregator => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_aggregatorPort}"));

    public string StoreConnection { get; private set; } = "";

    public string Configuration => Path.Combine(_folder.FullName, "planner.yaml");

    public IReadOnlyDictionary<string, string> Environment => _environment;

    public string Said
    {
        get
        {
            lock (_gate) return string.Join('\n', _processes.Select(p => $"== {p.Name}\n{p.Process.Said}"));
        }
    }

    public static async Task<FakeDeployment> PrepareAsync(CancellationToken ct)
    {
        var broker = await OwnServer.StartAsync(RabbitMqServer.StartAsync, ct);
        var deployment = new FakeDeployment(broker, await OwnServer.StartAsync(PostgresServer.StartAsync, ct));
        await deployment.ConfigureAsync(ct);
        return deployment;
    }

    /// <summary>One process of each role, and so many collectors.</summary>
    public async Task StartAsync(int collectors, CancellationToken ct)
    {
        foreach (var role in Roles) Start(role);
        for (var i = 0; i < collectors; i++) Start(Collector);
        using var client = new DeploymentClient(this);
        foreach (var queue in (string[])["rca-planner", "rca-redactor", "rca-aggregator", .. Sources.Where(_ => collectors > 0).Select(s => $"rca-collect-{s}")])
            await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(Broker.Address, queue, ct), $"{queue} has a consumer", () => Said, ct);
        await Waiting.UntilAsync(() => client.IsReadyAsync(Intake, ct), "the intake is ready", () => Said, ct);
        await Waiting.UntilAsync(() => client.IsReadyAsync(Aggregator, ct), "the aggregator is ready", () => Said, ct);
    }

    /// <summary>Starts one more process of a role, or one more collector.</summary>
    public ProgramProcess Start(string name, string? behaviour = null)
    {
        string[] arguments = string.Equals(name, Collector, StringComparison.Ordinal) ? ["--config", Config(name)] : [name, "--config", Config(name)];
        var (project, assembly) = string.Equals(name, Collector, StringComparison.Ordinal) ? ("Rca.BadConnector", "Rca.BadConnector") : ("Rca.Pipeline", "rca");
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal);
        environment[BadConnectorType.Variable] = behaviour ?? "slow";
        var process = ProgramProcess.Start(project, assembly, arguments, _folder.FullName, environment, TimeProvider.System);
        lock (_gate) _processes.Add((name, process));
        return process;
    }

    /// <summary>What runs of a name, the longest running first.</summary>
    public IReadOnlyList<ProgramProcess> Running(string? name = null)
    {
        lock (_gate) return [.. _processes.Where(p => (name is null || string.Equals(p.Name, name, StringComparison.Ordinal)) && !p.Process.HasExited).Select(p => p.Process)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _processes) await process.DisposeAsync();
        await BrokerProxy.DisposeAsync();
        await StoreProxy.DisposeAsync();
        await Store.DisposeAsync();
        await Broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task ConfigureAsync(CancellationToken ct)
    {
        await using (var keys = ProgramProcess.Start("Rca.Pipeline", "rca", ["keys", "new", "keys", .. Sources.SelectMany(s => (string[])["--source", s])], _folder.FullName, _environment, TimeProvider.System))
            await Waiting.UntilAsync(() => Task.FromResult(keys.HasExited), "rca keys new has ended", () => keys.Said, ct);
        StoreConnection = Store.ConnectionString(await Store.CreateDatabaseAsync(ct));
        _environment["RCA_RABBITMQ"] = new UriBuilder(Broker.Address) { Port = BrokerProxy.Port }.Uri.ToString();
        _environment["RCA_STORE"] = new NpgsqlConnectionStringBuilder(StoreConnection) { Port = StoreProxy.Port }.ConnectionString;
        (_environment["RCA_REPORT_TOKEN"], _environment["RCA_READ_TOKEN"]) = (ReportToken, ReadToken);
        await File.WriteAllTextAsync(Config("owner"), "store: { migration: \"${env:RCA_STORE}\" }", ct);
        await using (var migrate = ProgramProcess.Start("Rca.Pipeline", "rca", ["store", "migrate", "--config", Config("owner")], _folder.FullName, _environment, TimeProvider.System))
            await Waiting.UntilAsync(() => Task.FromResult(migrate.HasExited), "rca store migrate has ended", () => migrate.Said, ct);
        foreach (var name in Roles.Append(Collector)) await File.WriteAllTextAsync(Config(name), FakeConfiguration.For(name, string.Equals(name, "aggregator", StringComparison.Ordinal) ? _aggregatorPort : _intakePort), ct);
    }

    string Config(string name) => Path.Combine(_folder.FullName, $"{name}.yaml");
}
