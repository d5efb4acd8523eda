using System.Text;
using System.Text.Json;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Records;

/// <summary>Reads the finished bytes as a stranger would and scans every name and every string in them once more.</summary>
static class OutputSweep
{
    // Free text is wrapped in an object, which the input's depth does not count.
    static readonly JsonDocumentOptions Strict = RecordParsing.Strict with { MaxDepth = RecordParsing.MaxDepth + 1 };

    /// <summary>Whether the output may not leave: something is found in it, or it is no strict JSON.</summary>
    internal static bool Finds(ReadOnlyMemory<byte> json, TextScanner scanner, LearntValues learnt)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Finds(document.RootElement, scanner, learnt);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    static bool Finds(JsonElement value, TextScanner scanner, LearntValues learnt) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(property => Finds(property.Name, scanner, learnt) || Finds(property.Value, scanner, learnt)),
        JsonValueKind.Array => value.EnumerateArray().Any(element => Finds(element, scanner, learnt)),
        JsonValueKind.String => Finds(value.GetString()!, scanner, learnt),
        _ => false,
    };

    static bool Finds(string text, TextScanner scanner, LearntValues learnt) => scanner.Scan(Encoding.UTF8.GetBytes(text), learnt).Count > 0;
}
