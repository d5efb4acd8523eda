using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>What stands between a key and its value, the key's closing quote included; of length 0 when there is none.</summary>
readonly record struct Separator(int Length, bool Percent)
{
    internal static Separator After(ReadOnlySpan<byte> bytes, int end)
    {
        if (end >= bytes.Length)
            return default;
        var at = AsciiByte.SkipBlanks(bytes, end + QuotedText.QuoteLength(bytes, end));
        if (at < bytes.Length && bytes[at] == ']')
            at = AsciiByte.SkipBlanks(bytes, at + 1);
        var rest = bytes[at..];
        var percent = AsciiByte.StartsWithIgnoreCase(rest, "%3d"u8) || AsciiByte.StartsWithIgnoreCase(rest, "%3a"u8);
        var length = percent ? 3
            : rest.StartsWith("=>"u8) || rest.StartsWith(":="u8) || rest.StartsWith("=="u8) ? 2
            : rest.StartsWith("::"u8) ? 0
            : rest.Length > 0 && rest[0] is (byte)'=' or (byte)':' ? 1
            : 0;
        return length == 0 ? default : new Separator(at + length - end, percent);
    }
}
