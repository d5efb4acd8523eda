using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Intake.Formats;

namespace Rca.Pipeline.Mcp;

/// <summary>
/// Asks for a collection as any sender of an alert does: routes choose by its labels, and scopes that no source allows are refused.
/// The same labels with the same start are the same incident.
/// </summary>
sealed class CollectTool(DoorClient intake, DoorClient reading, TimeProvider clock)
{
    const string Sender = "mcp";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    public async Task<CallToolResult> CollectAsync(
        [Description("The labels of the alert, by which the routes of the configuration choose sources and scopes; such as alertname, namespace, database.")] IReadOnlyDictionary<string, string> labels,
        [Description("When the trouble began, as an RFC 3339 time. The same labels with the same start are the same incident.")] string startsAt,
        CancellationToken cancellationToken = default)
    {
        var report = JsonSerializer.Serialize(new { sender = Sender, dedupKey = Key(labels), startsAt, alerts = new[] { new { labels } } });
        return await ReadTools.AnsweredAsync(async () =>
        {
            using var content = new StringContent(report, Encoding.UTF8, "application/json");
            using var answer = await intake.SendAsync(HttpMethod.Post, "/api/v1/incidents", content, cancellationToken);
            if (!answer.IsSuccessStatusCode) throw await intake.RefusalAsync(answer, cancellationToken);
            var accepted = await intake.ReadAsync<ReportAnswer>(answer, cancellationToken);
            if (accepted.Incidents is not [var incident, ..]) return ToolAnswer.Refused("a route of the configuration drops alerts with these labels: nothing is collected");
            var isUnrouted = accepted.Alerts.Any(a => a.Outcome == AlertOutcome.Unrouted);
            return ToolAnswer.Data(Told(incident.IncidentId, isUnrouted, await WaitAsync(incident.IncidentId, cancellationToken)).ToJsonString(WireJson.Options));
        });
    }

    static JsonObject Told(string incidentId, bool isUnrouted, Manifest? manifest)
    {
        var told = new JsonObject { ["incidentId"] = incidentId, ["isSealed"] = manifest is not null };
        if (isUnrouted) told["unrouted"] = "no route of the configuration wants these labels: nothing is collected for them";
        if (manifest is null)
        {
            told["next"] = "its evidence is being collected: read_manifest has it once it is sealed, and says there what was refused";
            return told;
        }

        var header = manifest.Payload.Header;
        told["complete"] = header.Completeness.Complete;
        told["planned"] = header.Completeness.Planned;
        told["gaps"] = JsonSerializer.SerializeToNode(header.Gaps, WireJson.Options);
        return told;
    }

    async Task<Manifest?> WaitAsync(string incidentId, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            using var answer = await reading.SendAsync(HttpMethod.Get, $"/api/v1/incidents/{incidentId}/manifest", null, cancellationToken);
            if (answer.IsSuccessStatusCode) return await reading.ReadAsync<Manifest>(answer, cancellationToken);
            if (answer.StatusCode != System.Net.HttpStatusCode.NotFound) throw await reading.RefusalAsync(answer, cancellationToken);
            if (clock.GetElapsedTime(began) > Patience) return null;
            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    // In the order of their names, so that it is the same whatever order they came in.
    static string Key(IReadOnlyDictionary<string, string> labels) =>
        JsonSerializer.Serialize(labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key.Length}:{l.Key}={l.Value}")));
}
