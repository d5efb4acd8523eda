using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>A run of base64 digits of either alphabet; hexadecimal ones are among them.</summary>
static class Carrier
{
    /// <summary>The shortest run that is looked at: 18 bytes in base64, 12 in hexadecimal.</summary>
    internal const int MinLength = 24;

    const int MaxPadding = 2;

    static readonly ByteSet Digits = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    /// <summary>The run that the digit at this place belongs to; it does not begin before <paramref name="floor"/>.</summary>
    internal static (int Start, int End) Around(ReadOnlySpan<byte> text, int at, int floor)
    {
        var start = at;
        while (start > floor && Digits.Has(text[start - 1]))
            start--;
        return (start, Digits.End(text, at));
    }

    /// <summary>The end with the padding that belongs to the run.</summary>
    internal static int Padded(ReadOnlySpan<byte> text, int end)
    {
        for (var padding = 0; padding < MaxPadding && end < text.Length && text[end] == '='; padding++)
            end++;
        return end;
    }
}
