using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Rca.Testing;

namespace Rca.Benchmarks.Pipeline;

/// <summary>Every role and one collector, each a process of its own, over a broker and a store of their own.</summary>
sealed class RolesDeployment : IPipeline, IAsyncDisposable
{
    static readonly string[] Roles = ["intake", "planner", "redactor", "aggregator", "collector"];

    static readonly Dictionary<string, string> Counting = new(StringComparer.Ordinal) { ["shared_preload_libraries"] = "pg_stat_statements" };

    readonly List<(string Role, ProgramProcess Process)> _processes = [];
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-bench-");
    readonly int _port = LoopbackPorts.Take();
    readonly RabbitMqServer _broker;
    readonly PostgresServer _store;
    NpgsqlDataSource _data = null!;

    RolesDeployment(RabbitMqServer broker, PostgresServer store) => (_broker, _store) = (broker, store);

    public Uri Broker => _broker.Address;

    public Uri Intake => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    public string ReportToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static async Task<RolesDeployment> StartAsync(Load load, CancellationToken ct)
    {
        var deployment = new RolesDeployment(await RabbitMqServer.StartAsync(TimeProvider.System, ct), await PostgresServer.StartAsync(Counting, TimeProvider.System, ct));
        await deployment.ConfigureAsync(load, ct);
        foreach (var role in Roles) deployment.Start(role);
        await Door.UntilReadyAsync(deployment.Intake, () => string.Join('\n', deployment._processes.Select(p => p.Process.Said)), ct);
        // Ready says that the intake is; one incident says that all are.
        using var sender = new Sender(deployment);
        await sender.ReportAsync("first", 1, "ns-first", ct);
        await deployment.UntilAsync(1, TimeSpan.FromSeconds(90), ct);
        return deployment;
    }

    public Task<long> ManifestsAsync(CancellationToken ct) => CountAsync("select count(*) from rca.manifests", ct);

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = _data.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Counts statements from here on, on a server that knows its tables as one does that has run for a minute.</summary>
    public async Task ForgetStatementsAsync(CancellationToken ct)
    {
        await using var command = _data.CreateCommand("analyze; create extension if not exists pg_stat_statements; select pg_stat_statements_reset()");
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How the items of all manifests ended.</summary>
    public async Task<IReadOnlyList<(string Outcome, long Items)>> OutcomesAsync(CancellationToken ct)
    {
        await using var command = _data.CreateCommand(
            "select item->>'outcome' || coalesce(' ' || (item->>'reason'), ''), count(*) from rca.manifests, json_array_elements(document::json->'payload'->'items') item group by 1 order by 2 desc");
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, long)> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add((reader.GetString(0), reader.GetInt64(1)));
        return rows;
    }

    /// <summary>What the store's statements took, the dearest first.</summary>
    public async Task<IReadOnlyList<(string Statement, long Calls, double Milliseconds)>> StatementsAsync(CancellationToken ct)
    {
        await using var command = _data.CreateCommand("select regexp_replace(query, '\\s+', ' ', 'g'), calls, total_exec_time from pg_stat_statements order by 3 desc");
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, long, double)> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add((reader.GetString(0), reader.GetInt64(1), reader.GetDouble(2)));
        return rows;
    }

    /// <summary>The processor time that each process has taken; those of broker and store by their names, so no others may run.</summary>
    public IReadOnlyList<(string Name, TimeSpan Taken)> ProcessorTime() =>
    [
        .. _processes.Select(p => (p.Role, p.Process.ProcessorTime ?? TimeSpan.Zero)),
        ("broker", Of("beam.smp")), ("store", Of("postgres")),
    ];

    // Not by .NET's names: a backend of PostgreSQL changes its command line.
    static TimeSpan Of(string program)
    {
        var taken = TimeSpan.Zero;
        foreach (var process in System.Diagnostics.Process.GetProcesses())
            using (process)
                if (NameOf(process.Id) is { } name && name.StartsWith(program, StringComparison.Ordinal)) taken += process.TotalProcessorTime;
        return taken;
    }

    static string? NameOf(int process)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/comm"));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The resident memory of all processes together, in bytes.</summary>
    public long Memory => _processes.Sum(p => p.Process.Memory ?? 0);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _processes) await process.DisposeAsync();
        await _data.DisposeAsync();
        await _store.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task ConfigureAsync(Load load, CancellationToken ct)
    {
        // As a user writes it: the one of tests does not pool.
        var connection = new NpgsqlConnectionStringBuilder(_store.ConnectionString(await _store.CreateDatabaseAsync(ct))) { Pooling = true }.ConnectionString;
        _data = NpgsqlDataSource.Create(connection);
        (_environment["RCA_RABBITMQ"], _environment["RCA_STORE"]) = (_broker.Address.ToString(), connection);
        (_environment["RCA_REPORT_TOKEN"], _environment["RCA_READ_TOKEN"]) = (ReportToken, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        await File.WriteAllTextAsync(Config("owner"), "store: { migration: \"${env:RCA_STORE}\" }", ct);
        await RunAsync(["keys", "new", "keys", .. RolesConfiguration.Sources.SelectMany(s => (string[])["--source", s])], ct);
        await RunAsync(["store", "migrate", "--config", Config("owner")], ct);
        foreach (var role in Roles)
        {
            var port = string.Equals(role, "intake", StringComparison.Ordinal) ? _port : LoopbackPorts.Take();
            await File.WriteAllTextAsync(Config(role), RolesConfiguration.For(load, port, role), ct);
        }
    }

    async Task RunAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        await using var process = ProgramProcess.Start("Rca.Pipeline", "rca", arguments, _folder.FullName, _environment, TimeProvider.System);
        while (!process.HasExited) await Task.Delay(50, ct);
        if (process.ExitCode != 0) throw new InvalidOperationException(process.Said);
    }

    void Start(string role)
    {
        var process = string.Equals(role, "collector", StringComparison.Ordinal)
            ? ProgramProcess.Start("Rca.BadConnector", "Rca.BadConnector", ["--config", Config(role)], _folder.FullName, _environment, TimeProvider.System)
            : ProgramProcess.Start("Rca.Pipeline", "rca", [role, "--config", Config(role)], _folder.FullName, _environment, TimeProvider.System);
        _processes.Add((role, process));
    }

    string Config(string role) => Path.Combine(_folder.FullName, $"{role}.yaml");
}
