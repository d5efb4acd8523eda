using System.CommandLine;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Storage;
using Spectre.Console;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca collect</c>: the whole way once, for one incident, against the sources of a configuration.</summary>
static class CollectCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml with sources and routes", Required = true };
        var incident = new Option<string>("--incident") { Description = "a file with the message IncidentReported as JSON (docs/incident.md)", Required = true };
        var output = new Option<string>("--out") { Description = "the directory for the manifest and its evidence", Required = true };
        var json = new Option<bool>("--json") { Description = "the manifest on standard output, and nothing else there" };
        var command = new Command("collect", "Collects evidence for one incident, once, and writes its manifest.") { config, incident, output, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => RunAsync(
            parsed.GetRequiredValue(config), parsed.GetRequiredValue(incident), parsed.GetRequiredValue(output), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    static async Task<int> RunAsync(string configPath, string incidentPath, string output, bool json, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(configPath);
        var reported = await IncidentFile.ReadAsync(incidentPath, cancellationToken);
        var store = SqliteIncidentStore.InMemory(TimeProvider.System);
        var keys = EmbeddedKeys.Ephemeral(configuration.FinishWithSources().Keys);
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            configuration, doors: null, keys, store, LogLevel.Warning, cancellationToken);
        var accepted = await pipeline.Desk.AcceptAsync(reported, cancellationToken);
        if (accepted.IncidentId is not { } id)
        {
            Terminal.For(machineReadsOutput: json).WriteLine($"nothing is collected, no manifest is made: each of the {accepted.DroppedAlerts} alerts is dropped by a route");
            return ExitCode.Complete;
        }

        return await ManifestReport.WriteAsync(pipeline.Store, keys.Manifest.PublicKey, id, output, json, cancellationToken);
    }
}
