using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds US social security numbers as they are written, 3-2-4, without the areas, groups and serials that were never issued.</summary>
sealed class SocialSecurityDetector : Detector
{
    const int Length = 11;

    static readonly Rule Number = new("us-ssn", TokenClass.Ssn, "3-2-4 digits; area not 000, 666, 9xx; group not 00; serial not 0000");

    static readonly LongRuns Candidates = new(Length, "0123456789-"u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Number];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        // It stands free, so it is the whole run.
        for (var at = 0; Candidates.Next(text.Bytes, ref at, out var start, out var end);)
        {
            if (end - start == Length && IsIssued(text.Bytes[start..end]) && AsciiByte.IsLeftEdge(text.Bytes, start) && AsciiByte.IsRightEdge(text.Bytes, end))
                hits.Add(new Hit(start, end, Number, ValueCoding.Digits));
        }
    }

    static bool IsIssued(ReadOnlySpan<byte> number)
    {
        for (var i = 0; i < Length; i++)
        {
            if (number[i] == '-' != i is 3 or 6)
                return false;
        }
        var area = number[..3];
        return area[0] != '9' && !area.SequenceEqual("000"u8) && !area.SequenceEqual("666"u8)
            && !number[4..6].SequenceEqual("00"u8) && !number[7..].SequenceEqual("0000"u8);
    }
}
