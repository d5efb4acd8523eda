using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

sealed class PercentScheme() : EscapeScheme("percent", (byte)'%')
{
    internal override int Read(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength)
    {
        valueLength = 1;
        if (text.Length < 3 || AsciiByte.HexPair(text[1], text[2]) is not (>= 0 and var b))
            return 0;
        value[0] = (byte)b;
        return 3;
    }
}
