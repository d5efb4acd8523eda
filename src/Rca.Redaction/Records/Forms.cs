using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rca.Redaction.Records;

/// <summary>Decides whether a value has the form an operational field declares.</summary>
static partial class Forms
{
    const int MaxNumber = 40;

    internal static bool Has(JsonElement value, FieldRule rule, IReadOnlySet<string> unknownWords) => rule.Form switch
    {
        FieldForm.Number => IsNumber(value) || IsQuantity(value, unknownWords),
        FieldForm.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldForm.Timestamp => IsString(value, out var text) && IsTimestamp(text),
        FieldForm.Enum => IsString(value, out var text) && rule.Values!.Contains(text, StringComparer.Ordinal),
        FieldForm.Digest => IsString(value, out var text) && Digest().IsMatch(text),
        _ => false,
    };

    static bool IsString(JsonElement value, out string text)
    {
        text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return value.ValueKind == JsonValueKind.String;
    }

    // A number of hundreds of digits is a text in disguise.
    static bool IsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText().Length <= MaxNumber && double.IsFinite(value.GetDouble());

    static bool IsQuantity(JsonElement value, IReadOnlySet<string> unknownWords)
    {
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() != 1)
            return false;
        var property = value.EnumerateObject().First();
        return property.Name switch
        {
            "unknown" => IsString(property.Value, out var word) && unknownWords.Contains(word),
            "atLeast" or "atMost" => IsNumber(property.Value),
            _ => false,
        };
    }

    static bool IsTimestamp(string text) =>
        Timestamp().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\A((sha256|hmac-sha256(:[a-z0-9-]{1,32})?|git):[0-9a-f]{7,64}|[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Digest();
}
