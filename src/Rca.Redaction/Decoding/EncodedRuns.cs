using System.Buffers;

namespace Rca.Redaction.Decoding;

/// <summary>Finds the runs of base64 digits, hexadecimal ones among them, that are long enough to carry a secret.</summary>
static class EncodedRuns
{
    /// <summary>The shortest run: 18 bytes in base64, 12 in hexadecimal.</summary>
    internal const int MinRun = 24;

    static readonly SearchValues<byte> Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    /// <summary>The next run that ends after <paramref name="at"/>. Every run holds one of the places that are looked at, so most bytes are not.</summary>
    internal static bool Next(ReadOnlySpan<byte> text, ref int at, out int start, out int end)
    {
        var floor = at;
        for (var probe = at + MinRun - 1; probe < text.Length; probe = end + MinRun)
        {
            (start, end) = (probe, probe);
            if (!Digits.Contains(text[probe]))
                continue;
            while (start > floor && Digits.Contains(text[start - 1]))
                start--;
            var length = text[probe..].IndexOfAnyExcept(Digits);
            end = length < 0 ? text.Length : probe + length;
            floor = at = end;
            if (end - start >= MinRun)
                return true;
        }
        (start, end) = (text.Length, text.Length);
        return false;
    }
}
