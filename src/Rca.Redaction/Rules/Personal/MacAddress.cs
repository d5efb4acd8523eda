using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>A hardware address: six pairs with one kind of separator, or three groups of four with dots.</summary>
/// <remarks>A fingerprint has more pairs, and the zero and broadcast addresses are nobody's.</remarks>
readonly struct MacAddress : INumber
{
    const int PairsLength = 17;
    const int GroupsLength = 14;
    const int LongestGroup = 4;

    public static Rule Rule { get; } = new("mac-address", TokenClass.Mac,
        "six hexadecimal pairs with : or - between, or three groups of four with dots and a letter; not all zero or all f");

    public static ValueCoding Coding => ValueCoding.Compact;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        var separator = text[start + 2];
        var dotted = separator is not ((byte)':' or (byte)'-');
        if (dotted)
            separator = (byte)'.';
        var end = start + (dotted ? GroupsLength : PairsLength);
        return end <= text.Length && IsWritten(text[start..end], separator, dotted ? 5 : 3) && IsSomebodys(text[start..end], separator)
            && (!dotted || HasLetterAndDigit(text[start..end])) && StandsFree(text, start, end, separator)
            ? end : 0;
    }

    static bool IsWritten(ReadOnlySpan<byte> address, byte separator, int group)
    {
        for (var i = 0; i < address.Length; i++)
        {
            if (i % group == group - 1 ? address[i] != separator : AsciiByte.Hex(address[i]) < 0)
                return false;
        }
        return true;
    }

    static bool IsSomebodys(ReadOnlySpan<byte> address, byte separator) =>
        address.ContainsAnyExcept((byte)'0', separator) && address.ContainsAnyExcept((byte)'f', (byte)'F', separator);

    // Versions and amounts are written in groups of digits too.
    static bool HasLetterAndDigit(ReadOnlySpan<byte> address) =>
        address.ContainsAnyInRange((byte)'0', (byte)'9')
        && (address.ContainsAnyInRange((byte)'a', (byte)'f') || address.ContainsAnyInRange((byte)'A', (byte)'F'));

    static bool StandsFree(ReadOnlySpan<byte> text, int start, int end, byte separator)
    {
        if (end + 1 < text.Length && IsSeparator(text[end], separator) && AsciiByte.Hex(text[end + 1]) >= 0)
            return false;
        if (end < text.Length && (AsciiByte.IsAlnum(text[end]) || text[end] == '_'))
            return false;
        if (start == 0 || !IsSeparator(text[start - 1], separator))
            return AsciiByte.IsLeftEdge(text, start);
        // "mac:0a:…" has a word before the first pair; one more group makes it something longer.
        var before = start - 1;
        while (before > 0 && start - before <= LongestGroup + 1 && AsciiByte.IsAlnum(text[before - 1]))
            before--;
        return !IsGroup(text[before..(start - 1)]);
    }

    static bool IsSeparator(byte b, byte separator) => b == separator || b is (byte)':' or (byte)'-';

    static bool IsGroup(ReadOnlySpan<byte> word)
    {
        foreach (var b in word)
        {
            if (AsciiByte.Hex(b) < 0)
                return false;
        }
        return word.Length is > 0 and <= LongestGroup;
    }
}
