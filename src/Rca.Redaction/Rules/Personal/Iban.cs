using System.Globalization;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>An international bank account number: the country's length (SWIFT's IBAN registry) and the check of ISO 7064, mod 97.</summary>
readonly struct Iban : INumber
{
    const int Longest = 34;
    const int Letters = 26;

    const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 "
        + "GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
        + "MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    static readonly byte[] LengthOf = ByCountry();

    public static Rule Rule { get; } = new("iban", TokenClass.Iban, $"{Lengths}, bare or in groups of four, mod 97");

    public static ValueCoding Coding => ValueCoding.Compact;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        int length = LengthOf[Country(text[start], text[start + 1])];
        if (length == 0 || !AsciiByte.IsLeftEdge(text, start))
            return 0;
        Span<byte> characters = stackalloc byte[Longest];
        var (count, at) = (0, start);
        for (; at < text.Length && count < length; at++)
        {
            if (AsciiByte.IsDigit(text[at]) || char.IsAsciiLetterUpper((char)text[at]))
                characters[count++] = text[at];
            else if (text[at] != ' ' || count % 4 != 0 || text[at - 1] == ' ')
                return 0;
        }
        return count == length && AsciiByte.IsRightEdge(text, at) && Remainder(characters[4..length], characters[..4]) == 1 ? at : 0;
    }

    static int Country(byte first, byte second) => ((first - 'A') * Letters) + second - 'A';

    static byte[] ByCountry()
    {
        var lengths = new byte[Letters * Letters];
        foreach (var row in Lengths.Split(' '))
            lengths[Country((byte)row[0], (byte)row[1])] = byte.Parse(row.AsSpan(2), CultureInfo.InvariantCulture);
        return lengths;
    }

    static int Remainder(ReadOnlySpan<byte> account, ReadOnlySpan<byte> head) => Remainder(Remainder(0, account), head);

    static int Remainder(int remainder, ReadOnlySpan<byte> digits)
    {
        foreach (var b in digits)
            remainder = AsciiByte.IsDigit(b) ? ((remainder * 10) + (b - '0')) % 97 : ((remainder * 100) + (b - 'A' + 10)) % 97;
        return remainder;
    }
}
