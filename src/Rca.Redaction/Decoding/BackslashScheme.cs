using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>JSON and C escapes: a quote, a line break, <c>\u0041</c>, <c>\x41</c>.</summary>
sealed class BackslashScheme() : EscapeScheme(EscapeKinds.Backslash, "backslash", Sign)
{
    internal const byte Sign = (byte)'\\';

    const int UnicodeLength = 6;

    internal override ReadOnlySpan<byte> StretchEnds => "\n"u8;

    internal override int Read(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength)
    {
        valueLength = 1;
        if (text.Length < 2)
            return 0;
        switch (text[1])
        {
            case (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'/':
                value[0] = text[1];
                return 2;
            case (byte)'n':
                value[0] = (byte)'\n';
                return 2;
            case (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f':
                value[0] = (byte)' ';
                return 2;
            case (byte)'x' when text.Length >= 4 && AsciiByte.HexPair(text[2], text[3]) is >= 0 and var b:
                value[0] = (byte)b;
                return 4;
            case (byte)'u':
                return Unicode(text, value, out valueLength);
            default:
                return 0;
        }
    }

    static int Unicode(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength)
    {
        valueLength = 0;
        if (Unit(text) is not (>= 0 and var unit))
            return 0;
        if (Rune.TryCreate((char)unit, out var rune))
        {
            valueLength = rune.EncodeToUtf8(value);
            return UnicodeLength;
        }
        if (text.Length < 2 * UnicodeLength || Unit(text[UnicodeLength..]) is not (>= 0 and var low) || !Rune.TryCreate((char)unit, (char)low, out rune))
            return 0;
        valueLength = rune.EncodeToUtf8(value);
        return 2 * UnicodeLength;
    }

    static int Unit(ReadOnlySpan<byte> text)
    {
        if (text.Length < UnicodeLength || text[0] != '\\' || text[1] != 'u')
            return -1;
        var (high, low) = (AsciiByte.HexPair(text[2], text[3]), AsciiByte.HexPair(text[4], text[5]));
        return high < 0 || low < 0 ? -1 : (high << 8) | low;
    }
}
