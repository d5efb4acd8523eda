namespace Rca.Redaction.Decoding;

/// <summary>Both base64 alphabets at once: a run may mix them, and what it decodes to decides.</summary>
static class Base64Digits
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    static readonly int[] Values = Table();

    internal static bool AreDigits(ReadOnlySpan<byte> quad) => (Values[quad[0]] | Values[quad[1]] | Values[quad[2]] | Values[quad[3]]) >= 0;

    /// <summary>The 24 bits of the four digits at the front.</summary>
    internal static int Bits(ReadOnlySpan<byte> digits) =>
        (Values[digits[0]] << 18) | (Values[digits[1]] << 12) | (Values[digits[2]] << 6) | Values[digits[3]];

    /// <summary>Decodes four digits to three bytes.</summary>
    internal static void Quad(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        var bits = Bits(digits);
        (bytes[0], bytes[1], bytes[2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }

    /// <summary>Decodes a run of digits; digits at its end that make no whole byte are left out.</summary>
    internal static void Decode(ReadOnlySpan<byte> digits, GrowingBuffer into)
    {
        var length = (digits.Length / 4 * 3) + (digits.Length % 4 * 3 / 4);
        var bytes = into.Start(length + 2);
        for (; digits.Length >= 4; digits = digits[4..], bytes = bytes[3..])
            Quad(digits, bytes);
        if (digits.Length > 1)
        {
            // Three digits make two bytes, two make one.
            Span<byte> last = [(byte)'A', (byte)'A', (byte)'A', (byte)'A'];
            digits.CopyTo(last);
            Quad(last, bytes);
        }
        into.Advance(length);
    }

    static int[] Table()
    {
        var table = new int[256];
        Array.Fill(table, -1);
        for (var i = 0; i < Alphabet.Length; i++)
            table[Alphabet[i]] = i;
        table['-'] = table['+'];
        table['_'] = table['/'];
        return table;
    }
}
