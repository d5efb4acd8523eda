using System.Text.Json;

namespace Rca.Pipeline.Reports;

/// <summary>
/// A piece of evidence in one line: what it is about, and what people or programs wrote about it. Which members tell most is the same for all kinds.
/// </summary>
static class Gist
{
    const int Most = 5;

    // The whole of it stands with the evidence.
    const int Longest = 300;

    // What names the thing comes first, then what is wrong with it, then what was written about it.
    static readonly string[] Telling =
    [
        "objectKind", "kind", "objectName", "workload", "name", "node", "targetKind", "target", "environment", "number", "trouble", "reason", "otherReason",
            "conclusion", "state", "phase", "change",
        "title", "changeCause", "ref", "headBranch", "baseBranch", "relation", "used", "usable", "chainLength", "waiterCount", "slotsAtRisk", "messages",
            "message",
    ];

    /// <summary>The members and their values; text that somebody wrote is marked.</summary>
    public static IEnumerable<(string Member, string Value, bool Untrusted)> Of(JsonElement evidence)
    {
        if (evidence.ValueKind != JsonValueKind.Object) yield break;
        var said = 0;
        foreach (var name in Telling)
        {
            if (said == Most) yield break;
            if (!evidence.TryGetProperty(name, out var value) || Scalar(value) is not { Text.Length: > 0 } scalar) continue;
            said++;
            yield return (name, Cut(scalar.Text, Longest), scalar.Untrusted);
        }
    }

    /// <summary>The beginning of a text, and a mark where there is more.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>A value as text; null where it is a record or an empty list. Of a list its first one.</summary>
    public static (string Text, bool Untrusted)? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => (value.GetString()!, false),
        JsonValueKind.Number => (value.GetRawText(), false),
        JsonValueKind.True => ("yes", false),
        JsonValueKind.False => ("no", false),
        JsonValueKind.Array => value.GetArrayLength() > 0 ? Scalar(value[0]) : null,
        JsonValueKind.Object => Untrusted(value) is { } text ? (text, true) : Words.Quantity(value) is { } quantity ? (quantity, false) : null,
        _ => null,
    };

    /// <summary>Text that people or programs wrote; null for any other object.</summary>
    public static string? Untrusted(JsonElement value) =>
        value.TryGetProperty("untrusted", out var text) && text.ValueKind == JsonValueKind.String && value.EnumerateObject().Count() == 1
            ? text.GetString()
            : null;
}
