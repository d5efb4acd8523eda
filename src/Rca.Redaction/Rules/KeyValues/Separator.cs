using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>What stands between a key and its value, the key's closing quote included; of length 0 when there is none.</summary>
readonly record struct Separator(int Length, bool Percent, bool Assigns)
{
    const int MaxKey = 48;

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
            : rest.StartsWith("=>"u8) || rest.StartsWith(":="u8) || rest.StartsWith("=="u8) || rest.StartsWith("!="u8) ? 2
            : rest.StartsWith("::"u8) ? 0
            : rest.Length > 0 && rest[0] is (byte)'=' or (byte)':' ? 1
            : 0;
        return length == 0 ? default : new Separator(at + length - end, percent, rest[0] == '=' && length == 1);
    }

    /// <summary>Whether there is no value: "password= host=db" is two pairs.</summary>
    internal bool LeavesEmpty(ReadOnlySpan<byte> bytes, int key, int value)
    {
        if (!Assigns || value == key + Length || AsciiByte.IsBlank(bytes[key]))
            return false;
        var end = value;
        while (end < bytes.Length && end - value < MaxKey && (AsciiByte.IsAlnum(bytes[end]) || bytes[end] is (byte)'_' or (byte)'-' or (byte)'.'))
            end++;
        return end > value && end + 1 < bytes.Length && bytes[end] == '=' && bytes[end + 1] != '=' && !AsciiByte.IsSpace(bytes[end + 1]);
    }
}
