using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>Texts in which no rule can find anything: short words, short numbers. A log in JSON is half made of them.</summary>
static class QuietText
{
    // The shortest finds of letters alone are passwords, and those need a name before them.
    const int MaxWord = 16;

    // A social security number has 11 characters, a telephone number a plus.
    const int MaxNumber = 8;

    static readonly ByteSet WordBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"u8);

    static readonly ByteSet NumberBytes = new("0123456789."u8);

    internal static bool Is(ReadOnlySpan<byte> text) =>
        text.Length <= MaxWord && (WordBytes.End(text, 0) == text.Length || (text.Length <= MaxNumber && NumberBytes.End(text, 0) == text.Length));
}
