using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds hardware addresses: six pairs with one kind of separator. A fingerprint has more pairs, and the zero and broadcast addresses are nobody's.</summary>
sealed class MacAddressDetector : Detector
{
    const int Length = 17;

    static readonly Rule Address = new("mac-address", TokenClass.Mac, "six hexadecimal pairs with : or - between, not all zero or all f");

    static readonly LongRuns Candidates = new(Length, "0123456789abcdefABCDEF:-"u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Address];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        for (var at = 0; Candidates.Next(bytes, ref at, out var start, out var end);)
        {
            // "mac: 0a:…" puts no more than a separator into the run.
            var (first, last) = (start, end);
            while (first < last && bytes[first] is (byte)':' or (byte)'-')
                first++;
            while (first < last && bytes[last - 1] is (byte)':' or (byte)'-')
                last--;
            if (last - first == Length && IsAddress(bytes[first..last]) && AsciiByte.IsLeftEdge(bytes, start) && AsciiByte.IsRightEdge(bytes, end))
                hits.Add(new Hit(first, last, Address, ValueCoding.Compact));
        }
    }

    static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var separator = text[2];
        for (var i = 0; i < Length; i++)
        {
            if (i % 3 == 2 ? text[i] != separator : AsciiByte.Hex(text[i]) < 0)
                return false;
        }
        return text.ContainsAnyExcept((byte)'0', separator) && text.ContainsAnyExcept((byte)'f', (byte)'F', separator);
    }
}
