using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds payment card numbers: an issuer's range and length, the usual grouping, and Luhn's check.</summary>
sealed class CardDetector : Detector
{
    const int MaxDigits = 19;

    static readonly Rule Card = new("payment-card", TokenClass.Card, "issuer range, 14-19 digits bare or in 4-4-4-4 or 4-6-4/5, Luhn");

    internal override IReadOnlyList<Rule> Rules { get; } = [Card];

    // The shortest card, and what may stand between its digits.
    static readonly LongRuns Candidates = new(14, "0123456789 -"u8);

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        for (var at = 0; Candidates.Next(text.Bytes, ref at, out var start, out var end);)
            Scan(text.Bytes, start, end, hits);
    }

    static void Scan(ReadOnlySpan<byte> bytes, int at, int end, List<Hit> hits)
    {
        while (at < end && bytes[at..end].IndexOfAnyInRange((byte)'0', (byte)'9') is var next and >= 0)
        {
            at += next;
            var cardEnd = CardEnd(bytes, at);
            if (cardEnd > 0)
                hits.Add(new Hit(at, cardEnd, Card, ValueCoding.Digits));
            var group = bytes[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            at = Math.Max(cardEnd, group < 0 ? bytes.Length : at + group);
        }
    }

    /// <summary>Where the card that begins with this group of digits ends; 0 when none does.</summary>
    static int CardEnd(ReadOnlySpan<byte> bytes, int start)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        // Bit i is set when a separator stands before digit i.
        var breaks = 0;
        for (var at = start; at < bytes.Length && count < MaxDigits; at++)
        {
            if (AsciiByte.IsDigit(bytes[at]))
            {
                digits[count++] = (byte)(bytes[at] - '0');
                var groupEnds = at + 1 >= bytes.Length || !AsciiByte.IsDigit(bytes[at + 1]);
                if (groupEnds && IsGrouped(breaks, count) && IsIssued(digits[..count]) && Luhn(digits[..count]) && StandsFree(bytes, start, at + 1))
                    return at + 1;
            }
            else if (bytes[at] is (byte)' ' or (byte)'-' && bytes[at - 1] is not ((byte)' ' or (byte)'-'))
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

    static bool StandsFree(ReadOnlySpan<byte> bytes, int start, int end)
    {
        if (!AsciiByte.IsLeftEdge(bytes, start) || !AsciiByte.IsRightEdge(bytes, end))
            return false;
        var fraction = start > 0 && bytes[start - 1] == '.';
        var continued = end + 1 < bytes.Length && bytes[end] == '.' && AsciiByte.IsDigit(bytes[end + 1]);
        return !fraction && !continued;
    }

    static bool IsGrouped(int breaks, int count) => breaks switch
    {
        0 => count is 14 or 15 or 16 or 19,
        (1 << 4) | (1 << 8) | (1 << 12) => count is 16,
        (1 << 4) | (1 << 8) | (1 << 12) | (1 << 16) => count is 19,
        (1 << 4) | (1 << 10) => count is 14 or 15,
        _ => false,
    };

    static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < 14)
            return false;
        var four = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        return digits.Length switch
        {
            14 => four is (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999),
            15 => four is (>= 3400 and <= 3499) or (>= 3700 and <= 3799),
            16 => four is (>= 4000 and <= 4999) or (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or 6011
                or (>= 6440 and <= 6599) or (>= 3528 and <= 3589) or (>= 6200 and <= 6299),
            19 => four is >= 6200 and <= 6299,
            _ => false,
        };
    }

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
