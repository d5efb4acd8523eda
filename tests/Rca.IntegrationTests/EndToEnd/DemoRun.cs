using System.Text;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rca.Contracts;
using Rca.Core.Sealing;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Storage;
using Rca.Testing;
using Spectre.Console;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>The demo's pieces in this process, at its most verbose, with a spy on the bus and on the log, and the server's own word about the incident.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    readonly Scratch _scratch = new();

    internal BusSpy Bus { get; } = new();

    internal LogSpy Log { get; } = new();

    internal string Webhook { get; private set; } = "";

    internal ManifestFolder Manifest { get; private set; } = null!;

    internal IReadOnlyList<CapturedPart> Captured { get; private set; } = [];

    internal IReadOnlyDictionary<int, int[]> BlockedBy { get; private set; } = new Dictionary<int, int[]>();

    internal string Files => string.Join('\n', Directory.EnumerateFiles(_scratch.Path("out"), "*", SearchOption.AllDirectories).Select(file => file + "\n" + File.ReadAllText(file)));

    public async ValueTask InitializeAsync()
    {
        if (ThrowawayPostgresBinaries.Locate() is null) throw ServerMissing.SkipOrFail(new ServerMissingException("no PostgreSQL binaries: apt-get install postgresql."));
        var (ct, clock) = (TestContext.Current.CancellationToken, TimeProvider.System);
        var postgres = await ThrowawayPostgres.StartAsync(new ThrowawayPostgresOptions(), clock, ct);
        await using var server = postgres.Server ?? throw new InvalidOperationException(postgres.Problem);
        await using var incident = await DatabaseIncident.MakeAsync(server, clock, ct);
        var alertAt = clock.GetUtcNow();
        await using var replay = await ReplayServer.StartAsync(DemoFiles.Recordings, alertAt, ct);
        var secret = _scratch.Write("orders-db", server.ReaderConnectionString(DatabaseIncident.Database));
        var configuration = PipelineConfiguration.Parse(
            DemoFiles.ConfigurationPath, DemoFiles.Configuration(replay.Address).Replace("${env:RCA_DEMO_ORDERS_DB}", $"${{file:{secret}}}", StringComparison.Ordinal));
        var keys = EmbeddedKeys.Ephemeral(configuration.FinishWithSources().Keys);
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            configuration, DoorConfiguration.AnyLoopbackPort, keys, SqliteIncidentStore.InMemory(clock), LogLevel.Trace, ct);
        var bus = pipeline.Services.GetRequiredService<IBus>();
        bus.ConnectPublishObserver(Bus);
        bus.ConnectReceiveObserver(Bus);
        pipeline.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);

        Webhook = DemoFiles.Webhook(alertAt);
        var id = await PostAsync(pipeline.Address, ct);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var (document, manifest) = await ManifestAwaiter.WaitAsync(pipeline.Store, id, console, clock, ct);
        await ManifestFiles.WriteAsync(_scratch.Path("out"), manifest, document, pipeline.Store, ct);
        Manifest = ManifestFolder.Only(_scratch.Path("out"));
        // Announced after it can be read.
        while (!Bus.Published.OfType<ManifestSealed>().Any()) await Task.Delay(TimeSpan.FromMilliseconds(20), clock, ct);
        BlockedBy = await AskWhoBlocksAsync(server.AdminConnectionString(), ct);
        var opener = new EvidenceOpener(keys.Sealing, keys.SourcesAccepted);
        Captured = [.. Bus.Captured.Select(opener.Open)];
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<string> PostAsync(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var body = new StringContent(Webhook, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/v1/alerts/alertmanager", body, ct);
        answer.EnsureSuccessStatusCode();
        using var accepted = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
        return accepted.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString()!;
    }

    static async Task<Dictionary<int, int[]>> AskWhoBlocksAsync(string connectionString, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(connectionString);
        await admin.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT DISTINCT pid, pg_blocking_pids(pid) FROM pg_locks WHERE NOT granted", admin);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<int, int[]>();
        while (await rows.ReadAsync(ct)) found.Add(rows.GetInt32(0), rows.GetFieldValue<int[]>(1));
        return found;
    }
}
