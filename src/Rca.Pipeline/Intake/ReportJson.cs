using System.Text.Json;
using System.Text.Unicode;

namespace Rca.Pipeline.Intake;

/// <summary>Reads the JSON of a report, strictly: what two readers could understand differently is not read at all.</summary>
static class ReportJson
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>A body that is an object.</summary>
    /// <exception cref="IntakeException">It is something else.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body) => Parse(body, JsonValueKind.Object, "a JSON object");

    /// <summary>A body that is a list.</summary>
    /// <exception cref="IntakeException">It is something else.</exception>
    public static JsonDocument ParseList(ReadOnlyMemory<byte> body) => Parse(body, JsonValueKind.Array, "a JSON list");

    /// <summary>A body of any JSON.</summary>
    /// <exception cref="IntakeException">It is none.</exception>
    public static JsonDocument ParseAny(ReadOnlyMemory<byte> body)
    {
        // The parser does not look into texts that nobody reads.
        if (!Utf8.IsValid(body.Span)) throw NotJson();
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what looking for a name that comes twice makes of a lone surrogate (\ud800) in one.
            throw NotJson();
        }
    }

    static JsonDocument Parse(ReadOnlyMemory<byte> body, JsonValueKind kind, string expected)
    {
        var document = ParseAny(body);
        if (document.RootElement.ValueKind == kind) return document;
        document.Dispose();
        throw new IntakeException(422, "", $"the body must be {expected}");
    }

    static IntakeException NotJson() => new(400, "", "the body is not JSON: it ends early, nests deeper than 16, has a name twice, or is not UTF-8");
}
