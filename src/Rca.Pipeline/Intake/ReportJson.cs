using System.Text.Json;
using System.Text.Unicode;

namespace Rca.Pipeline.Intake;

/// <summary>Reads a report's JSON field by field; every fault names its field.</summary>
static class ReportJson
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        // The parser does not look into texts that nobody reads.
        if (!Utf8.IsValid(body.Span)) throw NotJson();
        try
        {
            var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            throw new IntakeException(422, "", "the body must be a JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what looking for a name that comes twice makes of a lone surrogate (\ud800) in one.
            throw NotJson();
        }
    }

    public static string Text(JsonElement parent, string path, string name, int maximum)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) throw Wrong(path, name, "a text");
        var text = Read(value.GetString, path, name);
        return text.Length is > 0 && text.Length <= maximum ? text : throw Wrong(path, name, $"a text of 1 to {maximum} characters");
    }

    public static string? OptionalText(JsonElement parent, string path, string name) =>
        !parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? Read(value.GetString, path, name)
        : throw Wrong(path, name, "a text");

    public static string? Fingerprint(JsonElement parent, string path) =>
        OptionalText(parent, path, "fingerprint") switch { null or "" => null, { } text when IsFingerprint(text) => text, _ => throw NoFingerprint(path) };

    /// <summary>Whether it can be an alert's fingerprint, and so can hold nothing else that a sender might put there.</summary>
    public static bool IsFingerprint(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    public static IntakeException NoFingerprint(string path) => Wrong(path, "fingerprint", "16 lower-case hexadecimal digits");

    public static DateTimeOffset Time(JsonElement parent, string path, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) && time.Year is >= 2000 and <= 2200
            ? time.ToUniversalTime()
            : throw Wrong(path, name, "an RFC 3339 time from the year 2000 to 2200");

    public static IReadOnlyDictionary<string, string> Map(JsonElement parent, string path, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return map;
        if (value.ValueKind != JsonValueKind.Object) throw Wrong(path, name, "an object of texts");
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String) throw Wrong(path, name, "an object whose values are texts");
            map[Read(() => member.Name, path, name)] = Read(member.Value.GetString, path, name);
        }

        return map;
    }

    public static IntakeException Wrong(string path, string name, string expected) =>
        new(422, path.Length == 0 ? name : $"{path}.{name}", $"expected {expected}");

    static IntakeException NotJson() => new(400, "", "the body is not JSON: it ends early, nests deeper than 16, has a name twice, or is not UTF-8");

    // A lone surrogate (\ud800) is JSON but no text.
    static string Read(Func<string?> read, string path, string name)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, name, "valid Unicode");
        }
    }
}
