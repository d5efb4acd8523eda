using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>
/// Every role and every connector as a process of its own, over a broker and a store of their own, watching the demo's sources. Each has the broker account
/// that <c>rca topology accounts</c> prints, and the store login that roles.sql makes, and no other.
/// </summary>
sealed class Deployment : IDeployment, IAsyncDisposable
{
    static readonly (string Project, string Assembly, string? Role)[] Programs =
    [
        ("Rca.Pipeline", "rca", "intake"),
        ("Rca.Pipeline", "rca", "planner"),
        ("Rca.Pipeline", "rca", "redactor"),
        ("Rca.Pipeline", "rca", "aggregator"),
        ("Rca.Connectors.Kubernetes", "Rca.Connectors.Kubernetes", null),
        ("Rca.Connectors.GitHub", "Rca.Connectors.GitHub", null),
        ("Rca.Connectors.Postgres", "Rca.Connectors.Postgres", null),
    ];

    static readonly string[] Logins = ["planner", "aggregator"];
    static readonly string[] Sources = ["orders-db", "prod-eu", "acme-code"];

    readonly List<(string Name, ProgramProcess Process)> _processes = [];
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    readonly Dictionary<string, Dictionary<string, string>> _own = new(StringComparer.Ordinal);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-distributed-");
    readonly int _intakePort = LoopbackPorts.Take();
    readonly int _aggregatorPort = LoopbackPorts.Take();

    Deployment(RabbitMqServer broker, PostgresServer store, ThrowawayPostgres orders, DatabaseIncident incident, ReplayServer replay) =>
        (Broker, Store, Orders, Incident, Replay) = (broker, store, orders, incident, replay);

    public RabbitMqServer Broker { get; }

    public PostgresServer Store { get; }

    public ThrowawayPostgres Orders { get; }

    public DatabaseIncident Incident { get; }

    public ReplayServer Replay { get; }

    public string ReportToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string ReadToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public Uri Intake => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_intakePort}"));

    public Uri Aggregator => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_aggregatorPort}"));

    /// <summary>The public half of the key that manifests are signed with.</summary>
    public string TrustedKey => Path.Combine(_folder.FullName, "keys", "trusted", "manifest.signing.public.pem");

    /// <summary>The store's owner.</summary>
    public string StoreConnection => _environment["RCA_STORE"];

    /// <summary>Runs a command of <c>rca</c> with the configuration and the variables of a process.</summary>
    public Task<string> RunAsAsync(string process, IEnumerable<string> arguments, CancellationToken ct) => RunAsync(arguments, _own[process], ct);

    /// <summary>The processes of one program or role.</summary>
    public IReadOnlyList<ProgramProcess> Processes(string name) => [.. _processes.Where(p => string.Equals(p.Name, name, StringComparison.Ordinal)).Select(p => p.Process)];

    /// <summary>What every process wrote, for a failure's message and for the search for secrets.</summary>
    public string Said => string.Join('\n', _processes.Select(p => $"== {p.Name}\n{p.Process.Said}"));

    public static async Task<Deployment> StartAsync(DateTimeOffset alertAt, CancellationToken ct)
    {
        var broker = await OwnServer.StartAsync(RabbitMqServer.StartAsync, ct);
        var store = await OwnServer.StartAsync(PostgresServer.StartAsync, ct);
        var orders = await ThrowawayPostgres.StartAsync(new ThrowawayPostgresOptions(), TimeProvider.System, ct);
        if (!orders.Succeeded) throw ServerMissing.SkipOrFail(new ServerMissingException(orders.Problem));
        var incident = await DatabaseIncident.MakeAsync(orders.Server, TimeProvider.System, ct);
        var replay = await ReplayServer.StartAsync(DemoFiles.Recordings, alertAt, ct);
        var deployment = new Deployment(broker, store, orders.Server, incident, replay);
        await deployment.PrepareAsync(ct);
        return deployment;
    }

    /// <summary>Starts one more of a program; without a role, of a connector.</summary>
    public ProgramProcess Start(string project, string assembly, string? role) => Start(project, assembly, role, role ?? assembly, Own(role ?? assembly));

    /// <summary>Starts a connector that serves the sources of another one.</summary>
    public ProgramProcess StartInPlaceOf(string connector, string project, params IEnumerable<KeyValuePair<string, string>> environment) =>
        Start(project, project, null, connector, new Dictionary<string, string>([.. Own(connector), .. environment], StringComparer.Ordinal));

    /// <summary>Starts a program that is no part of the pipeline, with an environment of its own.</summary>
    public ProgramProcess StartBeside(string project, IReadOnlyDictionary<string, string> environment)
    {
        var process = ProgramProcess.Start(project, project, [], _folder.FullName, environment, TimeProvider.System);
        _processes.Add((project, process));
        return process;
    }

    ProgramProcess Start(string project, string assembly, string? role, string configuration, Dictionary<string, string> environment)
    {
        var config = Path.Combine(_folder.FullName, $"{configuration}.yaml");
        string[] arguments = role is null ? ["--config", config] : [role, "--config", config];
        var process = ProgramProcess.Start(project, assembly, arguments, _folder.FullName, environment, TimeProvider.System);
        _processes.Add((role ?? assembly, process));
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _processes) await process.DisposeAsync();
        await Incident.DisposeAsync();
        await Orders.DisposeAsync();
        await Replay.DisposeAsync();
        await Store.DisposeAsync();
        await Broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task PrepareAsync(CancellationToken ct)
    {
        await RunAsync(["keys", "new", "keys", .. Sources.SelectMany(s => (string[])["--source", s])], _environment, ct);
        _environment["RCA_RABBITMQ"] = Broker.Address.ToString();
        _environment["RCA_STORE"] = new NpgsqlConnectionStringBuilder(Store.ConnectionString(await Store.CreateDatabaseAsync(ct))) { Pooling = true }.ConnectionString;
        // Each incident asks for itself, so that there is work to share.
        _environment["RCA__BUDGETS__FRESHNESS"] = "0s";
        _environment["RCA_DEMO_ORDERS_DB"] = Orders.ReaderConnectionString(DatabaseIncident.Database);
        _environment["RCA_REPORT_TOKEN"] = ReportToken;
        _environment["RCA_READ_TOKEN"] = ReadToken;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "owner.yaml"), "store: { migration: \"${env:RCA_STORE}\" }", ct);
        await RunAsync(["store", "migrate", "--config", "owner.yaml"], _environment, ct);
        foreach (var (_, assembly, role) in Programs)
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{role ?? assembly}.yaml"), Configuration(role), ct);
        await GiveAccountsAsync(ct);
        await GiveLoginsAsync(ct);
        foreach (var (project, assembly, role) in Programs) Start(project, assembly, role);
    }

    // Declared by the owner: the others may not.
    async Task GiveAccountsAsync(CancellationToken ct)
    {
        var commands = await RunAsync(["topology", "accounts", "--config", "planner.yaml"], _environment, ct);
        foreach (var (account, address) in await BrokerAccounts.AddAsync(Broker, commands, ct))
            _own[account["rca-".Length..]] = new Dictionary<string, string>(_environment, StringComparer.Ordinal) { ["RCA_RABBITMQ"] = address.ToString() };
        await RunAsync(["topology", "--config", "planner.yaml"], _own["owner"], ct);
    }

    async Task GiveLoginsAsync(CancellationToken ct)
    {
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        await using var source = NpgsqlDataSource.Create(StoreConnection);
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "roles.sql"), ct);
        foreach (var sql in (string[])[script, .. Logins.Select(login => $"ALTER ROLE rca_{login} PASSWORD '{password}'")])
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(ct);
        }

        foreach (var (process, environment) in _own)
        {
            if (Logins.Contains(process, StringComparer.Ordinal))
                environment["RCA_STORE"] = new NpgsqlConnectionStringBuilder(StoreConnection) { Username = $"rca_{process}", Password = password }.ConnectionString;
            else environment.Remove("RCA_STORE");
        }
    }

    Dictionary<string, string> Own(string program) => _own[program.Replace("Rca.Connectors.", "collector-", StringComparison.Ordinal).ToLowerInvariant()];

    async Task<string> RunAsync(IEnumerable<string> arguments, Dictionary<string, string> environment, CancellationToken ct)
    {
        await using var rca = ProgramProcess.Start("Rca.Pipeline", "rca", arguments, _folder.FullName, environment, TimeProvider.System);
        await Waiting.UntilAsync(() => Task.FromResult(rca.HasExited), "rca has ended", () => rca.Said, ct);
        Assert.True(rca.ExitCode == 0, rca.Said);
        return rca.Said;
    }

    // A busy machine takes its time to start a process again, as often as a deadly command wants.
    string Configuration(string? role) => DemoFiles.Configuration(Replay.Address)
        .Replace("deadline: 20s", "deadline: 60s", StringComparison.Ordinal).Replace("collection: 12s", "collection: 40s", StringComparison.Ordinal) + string.Create(CultureInfo.InvariantCulture, $$"""

        bus:
          rabbitmq: ${env:RCA_RABBITMQ}
        store:
          postgres: ${env:RCA_STORE}
        keys:
          sealingPublic: ${file:keys/collector/sealing.public.pem}
          sealingPrivate: ${file:keys/redactor/sealing.private.pem}
          tokens: ${file:keys/{{(role is "intake" ? "intake" : "redactor")}}/tokens.key}
          signing:
            planner: ${file:keys/planner/planner.signing.private.pem}
            redactor: ${file:keys/redactor/redactor.signing.private.pem}
            manifest: ${file:keys/aggregator/manifest.signing.private.pem}
            sources:
              orders-db: ${file:keys/sources/orders-db/orders-db.signing.private.pem}
              prod-eu: ${file:keys/sources/prod-eu/prod-eu.signing.private.pem}
              acme-code: ${file:keys/sources/acme-code/acme-code.signing.private.pem}
          accepted:
            planner:
              - ${file:keys/collector/planner.signing.public.pem}
            redactor:
              - ${file:keys/aggregator/redactor.signing.public.pem}
            sources:
              orders-db:
                - ${file:keys/redactor/sources/orders-db.signing.public.pem}
              prod-eu:
                - ${file:keys/redactor/sources/prod-eu.signing.public.pem}
              acme-code:
                - ${file:keys/redactor/sources/acme-code.signing.public.pem}
        doors:
          listen: http://127.0.0.1:{{(role is "aggregator" ? _aggregatorPort : _intakePort)}}
          reportToken: ${env:RCA_REPORT_TOKEN}
          readToken: ${env:RCA_READ_TOKEN}
        """);
}
