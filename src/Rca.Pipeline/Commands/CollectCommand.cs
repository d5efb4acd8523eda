using System.CommandLine;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Storage;
using Spectre.Console;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca collect</c>: the whole way once, for one incident, against the sources of a configuration or over what they answered before.</summary>
static class CollectCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml with sources and routes", Required = true };
        var incident = new Option<string?>("--incident") { Description = "a file with the message IncidentReported as JSON (docs/incident.md)" };
        var output = new Option<string>("--out") { Description = "the directory for the manifest and its evidence", Required = true };
        var record = new Option<string?>("--record") { Description = "keep what the sources answer, unredacted, in this new file, sealed to --record-key" };
        var recordKey = new Option<string?>("--record-key") { Description = "the public key (PEM, P-256) that the recording is sealed to" };
        var replay = new Option<string?>("--replay") { Description = "collect from no source: take a recording instead, with the configuration of its time and any redaction policy" };
        var replayKey = new Option<string?>("--replay-key") { Description = "the private key (PEM) that opens the recording" };
        var json = new Option<bool>("--json") { Description = "the manifest on standard output, and nothing else there" };
        var command = new Command("collect", "Collects evidence for one incident, once, and writes its manifest.") { config, incident, output, record, recordKey, replay, replayKey, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            var recorder = Recorder.Of(parsed.GetValue(record), parsed.GetValue(recordKey));
            var replayed = ReplayRun.Of(parsed.GetValue(replay), parsed.GetValue(replayKey));
            var (from, to, isJson) = (parsed.GetRequiredValue(config), parsed.GetRequiredValue(output), parsed.GetValue(json));
            return (parsed.GetValue(incident), replayed, recorder) switch
            {
                ({ } reported, null, _) => RunAsync(from, reported, to, isJson, recorder, cancellationToken),
                (null, { } recording, null) => recording.RunAsync(from, to, isJson, cancellationToken),
                _ => throw new BadInputException("give either --incident, with --record and --record-key where it is to be recorded, or --replay with --replay-key"),
            };
        }));
        return command;
    }

    static async Task<int> RunAsync(string configPath, string incidentPath, string output, bool json, Recorder? recorder, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(configPath);
        var reported = await IncidentFile.ReadAsync(incidentPath, cancellationToken);
        recorder?.Warn();
        var store = SqliteIncidentStore.InMemory(TimeProvider.System);
        var keys = EmbeddedKeys.Ephemeral(configuration.FinishWithSources().Keys);
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            configuration, doors: null, keys, store, LogLevel.Warning, cancellationToken, tape: recorder?.Tape);
        var accepted = await pipeline.Desk.AcceptAsync(reported, cancellationToken);
        if (accepted.IncidentId is not { } id)
        {
            Terminal.For(machineReadsOutput: json).WriteLine($"nothing is collected, no manifest is made: each of the {accepted.DroppedAlerts} alerts is dropped by a route");
            return ExitCode.Complete;
        }

        var exit = await ManifestReport.WriteAsync(pipeline.Store, keys.Manifest.PublicKey, id, output, json, cancellationToken);
        if (recorder is not null) recorder.Write(await pipeline.Store.FindManifestAsync(id, cancellationToken), reported, configuration, keys);
        return exit;
    }
}
