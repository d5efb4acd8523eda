using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds international bank account numbers: the country's length (SWIFT's IBAN registry) and the check of ISO 7064, mod 97.</summary>
sealed class IbanDetector : Detector
{
    const int Shortest = 15;
    const int Longest = 34;

    const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 "
        + "GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
        + "MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    static readonly Rule Iban = new("iban", TokenClass.Iban, $"{Lengths}, bare or in groups of four, mod 97");

    static readonly Dictionary<int, int> LengthOf = Lengths.Split(' ').ToDictionary(row => (row[0] << 8) | row[1], row => int.Parse(row[2..], System.Globalization.CultureInfo.InvariantCulture));

    static readonly LongRuns Candidates = new(Shortest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Iban];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        for (var run = 0; Candidates.Next(text.Bytes, ref run, out var at, out var end);)
        {
            for (; at + Shortest <= end; at++)
            {
                if (End(text.Bytes, at, end) is not (> 0 and var last))
                    continue;
                hits.Add(new Hit(at, last, Iban, ValueCoding.Compact));
                at = last;
            }
        }
    }

    static int End(ReadOnlySpan<byte> bytes, int start, int limit)
    {
        if (!AsciiByte.IsDigit(bytes[start + 2]) || !AsciiByte.IsDigit(bytes[start + 3]) || !AsciiByte.IsLeftEdge(bytes, start)
            || !LengthOf.TryGetValue((bytes[start] << 8) | bytes[start + 1], out var length))
        {
            return 0;
        }
        Span<byte> digits = stackalloc byte[Longest];
        var (count, at) = (0, start);
        for (; at < limit && count < length; at++)
        {
            if (bytes[at] != ' ')
                digits[count++] = bytes[at];
            else if (count % 4 != 0 || bytes[at - 1] == ' ')
                return 0;
        }
        return count == length && AsciiByte.IsRightEdge(bytes, at) && Remainder(digits[4..length], digits[..4]) == 1 ? at : 0;
    }

    static int Remainder(ReadOnlySpan<byte> account, ReadOnlySpan<byte> head) => Remainder(Remainder(0, account), head);

    static int Remainder(int remainder, ReadOnlySpan<byte> digits)
    {
        foreach (var b in digits)
            remainder = AsciiByte.IsDigit(b) ? ((remainder * 10) + (b - '0')) % 97 : ((remainder * 100) + (b - 'A' + 10)) % 97;
        return remainder;
    }
}
