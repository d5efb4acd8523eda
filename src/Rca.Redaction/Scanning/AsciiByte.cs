namespace Rca.Redaction.Scanning;

/// <summary>Byte classes the detectors share.</summary>
static class AsciiByte
{
    /// <summary>What tells a lower letter from its upper one.</summary>
    internal const byte CaseBit = 0x20;

    internal static bool IsAlnum(byte b) => char.IsAsciiLetterOrDigit((char)b);

    internal static bool IsDigit(byte b) => char.IsAsciiDigit((char)b);

    internal static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    internal static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';

    /// <summary>The byte that two hexadecimal digits write, or -1.</summary>
    internal static int HexPair(byte high, byte low) =>
        Hex(high) is >= 0 and var h && Hex(low) is >= 0 and var l ? (h << 4) | l : -1;

    internal static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };

    internal static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    internal static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    internal static int SkipDigits(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsDigit(text[at]))
            at++;
        return at;
    }

    internal static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        if (text.Length < lower.Length)
            return false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (Lower(text[i]) != lower[i])
                return false;
        }
        return true;
    }

    internal static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        text.Length == lower.Length && StartsWithIgnoreCase(text, lower);

    /// <summary>Whether a token may begin here: a letter that belongs to an escape (\n, \u003d, %3D) does not glue to what follows.</summary>
    internal static bool IsLeftEdge(ReadOnlySpan<byte> text, int start)
    {
        if (start == 0)
            return true;
        var before = text[start - 1];
        if (!IsAlnum(before) && before is not ((byte)'_' or (byte)'-'))
            return true;
        return (start >= 2 && text[start - 2] == '\\' && before is (byte)'n' or (byte)'r' or (byte)'t')
            || (start >= 3 && text[start - 3] == '%' && char.IsAsciiHexDigit((char)before))
            || (start >= 6 && text[start - 6] == '\\' && text[start - 5] == 'u');
    }

    internal static bool IsRightEdge(ReadOnlySpan<byte> text, int end) =>
        end >= text.Length || (!IsAlnum(text[end]) && text[end] is not ((byte)'_' or (byte)'-'));
}
