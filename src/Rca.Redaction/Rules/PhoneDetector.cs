using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds telephone numbers in the international form of E.164: a plus, a country code, at most 15 digits, in groups or not.</summary>
sealed class PhoneDetector : Detector
{
    const int MinDigits = 9;
    const int MaxDigits = 15;

    static readonly Rule Number = new("phone", TokenClass.Phone, "plus, 9-15 digits, not beginning with 0; single blanks, dots, dashes and brackets between");

    internal override IReadOnlyList<Rule> Rules { get; } = [Number];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        for (var at = 0; bytes[at..].IndexOf((byte)'+') is var next and >= 0;)
        {
            at += next;
            var end = End(bytes, at);
            if (end > 0)
                hits.Add(new Hit(at, end, Number, ValueCoding.Digits));
            at = Math.Max(end, at + 1);
        }
    }

    static int End(ReadOnlySpan<byte> bytes, int start)
    {
        if (start + 1 >= bytes.Length || bytes[start + 1] is not (>= (byte)'1' and <= (byte)'9') || !AsciiByte.IsLeftEdge(bytes, start))
            return 0;
        var (digits, end, gap) = (0, start + 1, 0);
        for (var at = start + 1; at < bytes.Length && digits <= MaxDigits && gap <= 2; at++)
        {
            if (AsciiByte.IsDigit(bytes[at]))
                (digits, end, gap) = (digits + 1, at + 1, 0);
            else if (bytes[at] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')')
                gap++;
            else
                break;
        }
        return digits is >= MinDigits and <= MaxDigits && AsciiByte.IsRightEdge(bytes, end) ? end : 0;
    }
}
