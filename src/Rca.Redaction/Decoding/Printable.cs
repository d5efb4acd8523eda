using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>Tells text from the noise that digests, keys and paths decode to.</summary>
static class Printable
{
    /// <summary>How many bytes are looked at: of random ones about one stretch in 100,000 is taken for text.</summary>
    internal const int Sample = 12;

    // Text that is not ASCII has a stretch that is somewhere, and a secret's name is.
    static readonly ByteSet Text = new([.. Enumerable.Range(0x20, 0x5F).Select(b => (byte)b), (byte)'\t', (byte)'\n', (byte)'\r']);

    internal static bool IsText(ReadOnlySpan<byte> bytes) => Text.End(bytes, 0) == bytes.Length;

    internal static bool IsText(byte b) => Text.Has(b);

    /// <summary>ASCII written with two bytes a character, the lower first.</summary>
    internal static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i] is < 0x20 or > 0x7E || bytes[i + 1] != 0)
                return false;
        }
        return true;
    }

    /// <summary>Whether three bytes may stand in text, or in ASCII written with two bytes a character.</summary>
    internal static bool MayBeText(byte a, byte b, byte c) => (a, b, c) switch
    {
        (not 0, not 0, not 0) => Text.Has(a) && Text.Has(b) && Text.Has(c),
        (not 0, 0, not 0) => Text.Has(a) && Text.Has(c),
        (0, not 0, 0) => Text.Has(b),
        _ => false,
    };
}
