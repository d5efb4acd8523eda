using System.Text;
using System.Text.Json.Nodes;

namespace Rca.Pipeline.Mcp;

/// <summary>
/// A manifest as a model reads it: bounded, its items by pages and without their ledgers, and what the alert's sender wrote marked as untrusted.
/// Its bytes are not the signed ones; those of an item are in its proof.
/// </summary>
static class ManifestView
{
    /// <summary>The most alerts that are shown of one incident.</summary>
    public const int MostAlerts = 20;

    const int PageBytes = 96 * 1024;
    const int TimelineBytes = 64 * 1024;

    /// <param name="manifest">The manifest; it is changed.</param>
    /// <param name="from">The index of the first item that is wanted.</param>
    public static JsonObject Of(JsonObject manifest, int from)
    {
        var payload = manifest["payload"]!.AsObject();
        var header = payload["header"]!.AsObject();
        Mark(header["incident"]!.AsObject());
        if (header["timeline"] is { } timeline && Size(timeline) > TimelineBytes) header["timeline"] = new JsonObject { ["elidedBytes"] = Size(timeline) };
        var items = payload["items"]!.AsArray();
        var page = Page(items, from);
        var next = from + page.Count;
        payload["items"] = page;
        if (next < items.Count) manifest["nextItem"] = next;
        return manifest;
    }

    static JsonArray Page(JsonArray items, int from)
    {
        var (page, size) = (new JsonArray(), 0);
        foreach (var item in items.Skip(from).Select(i => i!.DeepClone().AsObject()))
        {
            // What was asked for it is in its proof.
            item["requests"] = item["ledger"]!.AsArray().Count;
            item.Remove("ledger");
            size += Size(item);
            if (size > PageBytes && page.Count > 0) break;
            page.Add(item);
        }

        return page;
    }

    static void Mark(JsonObject incident)
    {
        var alerts = incident["alerts"]!.AsArray();
        if (alerts.Count > MostAlerts)
        {
            incident["alertsElided"] = alerts.Count - MostAlerts;
            while (alerts.Count > MostAlerts) alerts.RemoveAt(alerts.Count - 1);
        }

        foreach (var alert in alerts.Select(a => a!.AsObject()))
        {
            foreach (var texts in (ReadOnlySpan<string>)["labels", "annotations"])
                if (alert[texts] is JsonObject named) alert[texts] = new JsonObject(named.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)Untrusted(t.Value))));
            if (alert["links"] is JsonArray links) alert["links"] = new JsonArray([.. links.Select(Untrusted)]);
        }
    }

    static JsonNode Untrusted(JsonNode? text) => new JsonObject { ["untrusted"] = text?.DeepClone() };

    static int Size(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString());
}
