using System.Text.Json.Nodes;

namespace Rca.UnitTests.Testing;

/// <summary>What of a document is not there any more in another; what the other has beside it does not count.</summary>
static class JsonLoss
{
    /// <summary>The path of the first member that is lost or changed; null when none is.</summary>
    public static string? Of(JsonNode? sample, JsonNode? written) => (sample, written) switch
    {
        (JsonObject s, JsonObject w) => s.Select(m => w.ContainsKey(m.Key) ? Of(m.Value, w[m.Key]) : $"{s.GetPath()}.{m.Key}").FirstOrDefault(l => l is not null),
        (JsonArray s, JsonArray w) when s.Count == w.Count => s.Select((item, i) => Of(item, w[i])).FirstOrDefault(l => l is not null),
        _ => JsonNode.DeepEquals(sample, written) ? null : sample?.GetPath() ?? "$",
    };
}
