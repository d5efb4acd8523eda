using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Mcp;

/// <summary>The tools that read. They ask the door for reading, which limits and writes down each of them as it does any other reader.</summary>
sealed class ReadTools(DoorClient door)
{
    const int Usual = 20;
    const int Most = 100;

    public async Task<CallToolResult> ListIncidentsAsync(
        [Description("How many, from 1 to 100; 20 without it.")] int? limit = null,
        [Description("The 'next' of the page before.")] string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        if (limit is < 1 or > Most) return ToolAnswer.Refused($"limit: expected a number from 1 to {Most}");
        var path = string.Create(CultureInfo.InvariantCulture, $"/api/v1/incidents?limit={limit ?? Usual}") + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        return await AnsweredAsync(async () => ToolAnswer.Data(await ReadAsync(path, cancellationToken)));
    }

    public async Task<CallToolResult> ReadManifestAsync(
        [Description("The incident's id: inc- and 32 hexadecimal digits.")] string incident,
        [Description("The index of the first item, the 'nextItem' of the page before; 0 without it.")] int? fromItem = null,
        CancellationToken cancellationToken = default)
    {
        if (fromItem < 0) return ToolAnswer.Refused("fromItem: expected a number from 0");
        return await AnsweredAsync(async () =>
            ToolAnswer.Data(ManifestView.Of(JsonNode.Parse(await ReadAsync(Path(incident, "manifest"), cancellationToken))!.AsObject(), fromItem ?? 0).ToJsonString(WireJson.Options)));
    }

    public async Task<CallToolResult> ReadItemAsync(
        [Description("The incident's id: inc- and 32 hexadecimal digits.")] string incident,
        [Description("The item's commandId, as read_manifest has it.")] string item,
        CancellationToken cancellationToken = default) => await AnsweredAsync(async () =>
        {
            var document = await ReadAsync(Path(incident, "manifest"), cancellationToken);
            var manifest = JsonSerializer.Deserialize<Manifest>(document, WireJson.Options)!;
            var found = manifest.Payload.Items.FirstOrDefault(i => string.Equals(i.CommandId, item, StringComparison.Ordinal))
                ?? throw new BadInputException("item: no item of this manifest, expected the commandId of one that read_manifest shows");
            var size = found.Evidence.Sum(e => e.Size);
            if (size > ToolAnswer.MaximumBytes)
                throw new BadInputException($"the item has {size} bytes of evidence, more than the {ToolAnswer.MaximumBytes} of an answer: read it over HTTP, under /api/v1/evidence/");
            var envelope = await ReadAsync(Path(incident, "envelope"), cancellationToken);
            var evidence = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var reference in found.Evidence)
                evidence[reference.Sha256] = Encoding.UTF8.GetBytes(await ReadAsync($"/api/v1/evidence/{reference.Sha256}", cancellationToken));
            var bundle = new ManifestBundle(Encoding.UTF8.GetBytes(document), Encoding.UTF8.GetBytes(envelope), evidence.Keys, evidence.GetValueOrDefault);
            return ItemProver.Prove(bundle, item) is { } proof
                ? ToolAnswer.Data(Encoding.UTF8.GetString(CanonicalJson.Write(proof)))
                : ToolAnswer.Refused("manifest, envelope and evidence do not fit together, perhaps since a revision was sealed meanwhile: ask again");
        });

    /// <summary>What goes wrong is told in words of ours; everything else the server names no further.</summary>
    public static async Task<CallToolResult> AnsweredAsync(Func<Task<CallToolResult>> work)
    {
        try
        {
            return await work();
        }
        catch (BadInputException e)
        {
            return ToolAnswer.Refused(e.Message);
        }
    }

    static string Path(string incident, string document) => ReadDoor.IsIncident(incident)
        ? $"/api/v1/incidents/{incident}/{document}"
        : throw new BadInputException("incident: expected inc- and 32 hexadecimal digits, as list_incidents shows them");

    async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await door.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone && await DoorClient.DetailAsync(answer, cancellationToken) is { } why) throw new BadInputException(why);
        throw await door.RefusalAsync(answer, cancellationToken);
    }
}
