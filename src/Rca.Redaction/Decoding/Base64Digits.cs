namespace Rca.Redaction.Decoding;

/// <summary>Both base64 alphabets at once: a run may mix them, and what it decodes to decides.</summary>
static class Base64Digits
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    static readonly int[] Values = Table();

    internal static int Value(byte digit) => Values[digit];

    /// <summary>Decodes four digits to three bytes.</summary>
    internal static void Quad(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        var bits = (Values[digits[0]] << 18) | (Values[digits[1]] << 12) | (Values[digits[2]] << 6) | Values[digits[3]];
        (bytes[0], bytes[1], bytes[2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }

    /// <summary>Decodes a run of digits; digits at its end that make no whole byte are left out.</summary>
    internal static byte[] Decode(ReadOnlySpan<byte> digits)
    {
        var bytes = new byte[digits.Length * 3 / 4];
        var at = 0;
        for (; digits.Length >= 4; digits = digits[4..], at += 3)
            Quad(digits, bytes.AsSpan(at));
        var bits = 0;
        foreach (var digit in digits)
            bits = (bits << 6) | Values[digit];
        if (digits.Length == 2)
            bytes[at] = (byte)(bits >> 4);
        if (digits.Length == 3)
            (bytes[at], bytes[at + 1]) = ((byte)(bits >> 10), (byte)(bits >> 2));
        return bytes;
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
