using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>A payment card's number: an issuer's range and length, the usual grouping, and Luhn's check.</summary>
readonly struct CardNumber : INumber
{
    const int MinDigits = 13;
    const int MaxDigits = 19;

    public static Rule Rule { get; } = new("payment-card", TokenClass.Card, "issuer range, 13-19 digits bare or in 4-4-4-4 or 4-6-4/5, Luhn");

    public static ValueCoding Coding => ValueCoding.Digits;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        // Bit i is set when a separator stands before digit i.
        var breaks = 0;
        for (var at = start; at < text.Length && count < MaxDigits; at++)
        {
            if (AsciiByte.IsDigit(text[at]))
            {
                digits[count++] = (byte)(text[at] - '0');
                var groupEnds = at + 1 >= text.Length || !AsciiByte.IsDigit(text[at + 1]);
                if (groupEnds && IsGrouped(breaks, count) && IsIssued(digits[..count]) && Luhn(digits[..count]) && StandsFree(text, start, at + 1))
                    return at + 1;
            }
            else if (text[at] is (byte)' ' or (byte)'-' && text[at - 1] is not ((byte)' ' or (byte)'-'))
            {
                breaks |= 1 << count;
            }
            else
            {
                return 0;
            }
        }
        return 0;
    }

    static bool StandsFree(ReadOnlySpan<byte> text, int start, int end)
    {
        if (!AsciiByte.IsLeftEdge(text, start) || !AsciiByte.IsRightEdge(text, end))
            return false;
        var fraction = start > 1 && text[start - 1] == '.' && AsciiByte.IsDigit(text[start - 2]);
        var continued = end + 1 < text.Length && text[end] == '.' && AsciiByte.IsDigit(text[end + 1]);
        return !fraction && !continued;
    }

    static bool IsGrouped(int breaks, int count) => breaks switch
    {
        0 => count is >= MinDigits,
        (1 << 4) | (1 << 8) | (1 << 12) => count is 16,
        (1 << 4) | (1 << 8) | (1 << 12) | (1 << 16) => count is 19,
        (1 << 4) | (1 << 10) => count is 14 or 15,
        _ => false,
    };

    static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < MinDigits)
            return false;
        var four = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        return digits.Length switch
        {
            13 => four is >= 4000 and <= 4999,
            14 => four is (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699) or (>= 3800 and <= 3999),
            15 => four is (>= 3400 and <= 3499) or (>= 3700 and <= 3799),
            16 => four is (>= 4000 and <= 4999) or (>= 5100 and <= 5599) or (>= 2200 and <= 2204) or (>= 2221 and <= 2720) or 6011
                or (>= 6440 and <= 6599) or (>= 3528 and <= 3589) or (>= 6200 and <= 6299) || IsMaestro(four),
            19 => four is (>= 4000 and <= 4999) or (>= 6200 and <= 6299) || IsMaestro(four),
            _ => false,
        };
    }

    static bool IsMaestro(int four) => four is 5018 or 5020 or 5038 or 5893 or 6304 or 6759 or 6761 or 6762 or 6763;

    static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)];
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }
}
