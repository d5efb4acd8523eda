using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Reads what an XML element holds whose name, or whose neighbour's content, is a secret's name.</summary>
static class ElementValue
{
    const int MaxTag = 256;

    /// <summary>The text goes on at the key's end or, when it has a value, behind that.</summary>
    internal static int Read(NamedKey key, List<Hit> hits)
    {
        var bytes = key.Bytes;
        if (!OpensTag(bytes, key.Start))
            return key.End;
        var start = TagEnd(bytes, key.End);
        if (start < 0)
            return key.End;
        // Windows' answer files have a Value within the Password.
        if (AsciiByte.StartsWithIgnoreCase(bytes[start..], "<value>"u8))
            start += "<value>".Length;
        else if (bytes[start..].StartsWith("<![CDATA["u8))
            start += "<![CDATA[".Length;
        var length = bytes[start..].IndexOfAny("<\n"u8);
        var end = length < 0 ? bytes.Length : start + length;
        if (bytes[start..end].EndsWith("]]>"u8))
            end -= 3;
        if (key.Kind is not (KeyKind.Authorization or KeyKind.Cookie))
            ValueReader.Report(key, start, end, ValueCoding.Verbatim, hits);
        return end;
    }

    static bool OpensTag(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start - 1;
        if (at >= 0 && bytes[at] == ':')
        {
            var floor = Math.Max(0, at - 16);
            at--;
            while (at >= floor && AsciiByte.IsAlnum(bytes[at]))
                at--;
        }
        return at >= 0 && bytes[at] == '<';
    }

    /// <summary>Where the tag's content begins; -1 when it has none.</summary>
    static int TagEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var window = bytes[at..Math.Min(bytes.Length, at + MaxTag)];
        var end = window.IndexOfAny((byte)'>', (byte)'<', (byte)'\n');
        return end < 0 || window[end] != '>' || (end > 0 && window[end - 1] == '/') ? -1 : at + end + 1;
    }
}
