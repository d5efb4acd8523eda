using System.CommandLine;
using System.Text;
using System.Text.Json;
using Rca.Pipeline.Demo;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Storage;
using Spectre.Console;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca demo</c>: the whole way in one process, from a webhook to the manifest's file, over sources of its own.</summary>
static class DemoCommand
{
    const string ConnectionVariable = "RCA_DEMO_ORDERS_DB";

    public static Command Create()
    {
        var install = new Option<bool>("--install") { Description = "install PostgreSQL where it is missing (Debian or Ubuntu, as root)" };
        var output = new Option<string>("--out") { Description = "the directory for the manifest and its evidence", DefaultValueFactory = static _ => "out" };
        var json = new Option<bool>("--json") { Description = "the manifest on standard output, and nothing else there" };
        var command = new Command("demo", "Makes an incident of its own, collects its evidence, and writes the manifest.") { install, output, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            RunAsync(parsed.GetValue(install), parsed.GetValue(output)!, parsed.GetValue(json), cancellationToken)));
        return command;
    }

    static async Task<int> RunAsync(bool install, string output, bool json, CancellationToken cancellationToken)
    {
        var console = Terminal.For(machineReadsOutput: json);
        var clock = TimeProvider.System;
        console.WriteLine("PostgreSQL: starting a throwaway cluster");
        var postgres = await ThrowawayPostgres.StartAsync(new ThrowawayPostgresOptions { Install = install }, clock, cancellationToken);
        await using var server = postgres.Server;
        await using var incident = server is null ? null : await DatabaseIncident.MakeAsync(server, clock, cancellationToken);
        SayPostgres(console, postgres, incident);

        var alertAt = clock.GetUtcNow();
        await using var replay = await ReplayServer.StartAsync(DemoFiles.Recordings, alertAt, cancellationToken);
        console.WriteLine("Kubernetes and GitHub: recorded answers, served on loopback, with their story ending now");
        Environment.SetEnvironmentVariable(ConnectionVariable, server?.ReaderConnectionString(DatabaseIncident.Database) ?? NoServer);

        var configuration = PipelineConfiguration.Parse(DemoFiles.ConfigurationPath, DemoFiles.Configuration(replay.Address));
        var keys = EmbeddedKeys.Ephemeral(configuration.FinishWithSources().Keys);
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            configuration, DoorConfiguration.AnyLoopbackPort, keys, SqliteIncidentStore.InMemory(clock), LogLevel.Error, cancellationToken);
        var id = await ReportAsync(pipeline.Address, DemoFiles.Webhook(alertAt), cancellationToken);
        console.WriteLine($"Alertmanager: posted its webhook, accepted as {id}");
        return await ManifestReport.WriteAsync(pipeline.Store, keys.Manifest.PublicKey, id, output, json, cancellationToken);
    }

    // Port 1 is never a PostgreSQL: the manifest then says Unreachable, which is the truth.
    const string NoServer = "Host=127.0.0.1;Port=1;Database=orders;Username=rca_reader";

    static void SayPostgres(IAnsiConsole console, ThrowawayPostgresStart start, DatabaseIncident? incident)
    {
        if (incident?.Truth is { } truth)
            console.WriteLine($"PostgreSQL: made an incident: a blocking chain three sessions deep, one session idle in transaction, {truth.Connections} of {truth.MaxConnections} connections used");
        else
            console.WriteLine($"PostgreSQL: {start.Problem} It will be Unreachable in the manifest; this changes it: {start.Remedy}");
    }

    static async Task<string> ReportAsync(Uri address, string body, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(address, "/api/v1/alerts/alertmanager"), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var accepted = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return accepted.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString()!;
    }
}
