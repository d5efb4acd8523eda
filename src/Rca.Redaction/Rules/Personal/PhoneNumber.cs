using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>A telephone number in the international form of E.164: a plus, a country code, at most 15 digits, in groups or not.</summary>
readonly struct PhoneNumber : INumber
{
    const int MinDigits = 9;
    const int MaxDigits = 15;
    const int MaxGap = 2;

    public static Rule Rule { get; } = new("phone", TokenClass.Phone, "plus, 9-15 digits, not beginning with 0; blanks, dots, dashes and brackets between");

    public static ValueCoding Coding => ValueCoding.Digits;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (text[start + 1] == '0' || !AsciiByte.IsLeftEdge(text, start))
            return 0;
        var (digits, end, gap) = (0, start + 1, 0);
        for (var at = start + 1; at < text.Length && digits <= MaxDigits && gap <= MaxGap; at++)
        {
            if (AsciiByte.IsDigit(text[at]))
                (digits, end, gap) = (digits + 1, at + 1, 0);
            else if (text[at] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')')
                gap++;
            else
                break;
        }
        return digits is >= MinDigits and <= MaxDigits && AsciiByte.IsRightEdge(text, end) ? end : 0;
    }
}
