using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Finds the tokens of the vendor table by their prefixes.</summary>
sealed class VendorTokenDetector : Detector
{
    static readonly VendorToken[]?[] ByFirstByte = Group();
    static readonly SearchValues<byte> FirstBytes =
        SearchValues.Create([.. VendorTokens.Rows.Select(row => row.PrefixBytes[0]).Distinct()]);

    internal override IReadOnlyList<Rule> Rules { get; } = [.. VendorTokens.Rows.Select(row => row.Rule)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        for (var at = 0; bytes[at..].IndexOfAny(FirstBytes) is var next and >= 0;)
        {
            at += next;
            var end = Match(bytes, at, out var row);
            if (row is not null)
                hits.Add(new Hit(at, end, row.Rule));
            at = Math.Max(end, at + 1);
        }
    }

    static int Match(ReadOnlySpan<byte> bytes, int start, out VendorToken? match)
    {
        foreach (var row in ByFirstByte[bytes[start]]!)
        {
            if (!bytes[start..].StartsWith(row.PrefixBytes) || (row.Edged && !AsciiByte.IsLeftEdge(bytes, start)))
                continue;
            var body = bytes[(start + row.PrefixBytes.Length)..];
            var length = row.Body.Run(body, row.Max);
            if (row.Edged && (length > row.Max || !AsciiByte.IsRightEdge(body, length)))
                continue;
            while (length > 0 && body[length - 1] is (byte)'.' or (byte)'-' && row.Body != Alphabet.Any64)
                length--;
            if (length < row.Min || (row.Mixed && !IsMixed(body[..length])))
                continue;
            match = row;
            // Longer than documented is still that token, grown: redact the whole run.
            return start + row.PrefixBytes.Length + (length > row.Max ? row.Body.Run(body, body.Length) : length);
        }
        match = null;
        return start;
    }

    static bool IsMixed(ReadOnlySpan<byte> body) =>
        body.ContainsAnyInRange((byte)'0', (byte)'9') && body.ContainsAnyInRange((byte)'A', (byte)'Z') && body.ContainsAnyInRange((byte)'a', (byte)'z');

    static VendorToken[]?[] Group()
    {
        var table = new VendorToken[]?[256];
        foreach (var group in VendorTokens.Rows.GroupBy(row => row.PrefixBytes[0]))
            table[group.Key] = [.. group.OrderByDescending(row => row.Prefix.Length).ThenBy(row => row.Id, StringComparer.Ordinal)];
        return table;
    }
}
