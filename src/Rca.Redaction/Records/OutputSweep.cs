using System.Text.Json;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Records;

/// <summary>Reads the finished bytes as a stranger would and scans every name and every string in them once more.</summary>
static class OutputSweep
{
    internal static bool Finds(ReadOnlySpan<byte> json, TextScanner scanner)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = RecordParsing.MaxDepth + 1 });
        var buffer = new byte[json.Length];
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;
            var length = reader.CopyString(buffer);
            if (scanner.Scan(buffer.AsSpan(0, length)).Count > 0)
                return true;
        }
        return false;
    }
}
