using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>A US social security number as it is written, 3-2-4, without the areas, groups and serials that were never issued.</summary>
readonly struct SocialSecurityNumber : INumber
{
    const int Length = 11;

    public static Rule Rule { get; } = new("us-ssn", TokenClass.Ssn, "3-2-4 digits; area not 000, 666, 9xx; group not 00; serial not 0000");

    public static ValueCoding Coding => ValueCoding.Digits;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        var end = start + Length;
        return IsIssued(text[start..end]) && AsciiByte.IsLeftEdge(text, start) && AsciiByte.IsRightEdge(text, end) ? end : 0;
    }

    static bool IsIssued(ReadOnlySpan<byte> number)
    {
        var area = number[..3];
        return area[0] != '9' && !area.SequenceEqual("000"u8) && !area.SequenceEqual("666"u8)
            && !number[4..6].SequenceEqual("00"u8) && !number[7..].SequenceEqual("0000"u8);
    }
}
