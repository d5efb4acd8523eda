using Rca.Redaction.Streaming;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Records;

/// <summary>The receipt of a text that was redacted more than once: whatever round put a token there, its place is that in the last output.</summary>
static class SettledReceipt
{
    internal static Receipt Of(ReadOnlySpan<byte> output, Receipt earlier, Receipt later, TokenMint mint)
    {
        var lines = new Dictionary<string, RedactionLine>(StringComparer.Ordinal);
        foreach (var line in earlier.Redactions.Concat(later.Redactions))
            lines[line.Token!] = line;
        var places = new OutputPlaces();
        var settled = new List<RedactionLine>();
        var at = 0;
        while (mint.IndexIn(output[at..], out var length) is var found and >= 0)
        {
            places.Pass(output.Slice(at, found));
            var token = System.Text.Encoding.ASCII.GetString(output.Slice(at + found, length));
            if (lines.TryGetValue(token, out var line))
                settled.Add(line with { Place = places.ToString(), Count = 1 });
            places.Pass(output.Slice(at + found, length));
            at += found + length;
        }
        return later with { Redactions = settled, BytesIn = earlier.BytesIn };
    }
}
