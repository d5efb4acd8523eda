using System.Buffers;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>Percent encoding. Bytes beyond ASCII count only as whole characters: of <c>%DB_PASSWORD%</c>, which is a variable, nothing does.</summary>
sealed class PercentScheme() : EscapeScheme(EscapeKinds.Percent, "percent", Sign)
{
    internal const byte Sign = (byte)'%';

    const int EscapeLength = 3;

    // What was escaped has no blanks left.
    internal override ReadOnlySpan<byte> StretchEnds => " \t\r\n"u8;

    internal override int Read(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength)
    {
        valueLength = 0;
        while (valueLength < MaxValue && Byte(text[(valueLength * EscapeLength)..]) is >= 0 and var b)
        {
            value[valueLength++] = (byte)b;
            if (Rune.DecodeFromUtf8(value[..valueLength], out _, out _) is var status && status != OperationStatus.NeedMoreData)
                return status == OperationStatus.Done ? valueLength * EscapeLength : 0;
        }
        return 0;
    }

    static int Byte(ReadOnlySpan<byte> text) => text.Length >= EscapeLength && text[0] == '%' ? AsciiByte.HexPair(text[1], text[2]) : -1;
}
