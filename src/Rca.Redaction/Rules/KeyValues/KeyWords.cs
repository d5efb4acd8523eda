using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>The words of a name, read from its last one on: at dots, dashes, underscores and where upper case begins.</summary>
ref struct KeyWords(ReadOnlySpan<byte> name)
{
    readonly ReadOnlySpan<byte> name = name;
    int end = name.Length;

    /// <summary>The word before those that were read; empty when there is none.</summary>
    internal ReadOnlySpan<byte> Previous()
    {
        while (end > 0 && !AsciiByte.IsAlnum(name[end - 1]))
            end--;
        var last = end;
        while (end > 0 && AsciiByte.IsAlnum(name[end - 1]))
        {
            end--;
            if (Begins(end))
                break;
        }
        return name[end..last];
    }

    readonly bool Begins(int at) => char.IsAsciiLetterUpper((char)name[at]) && at > 0
        && (char.IsAsciiLetterLower((char)name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower((char)name[at + 1])));
}
