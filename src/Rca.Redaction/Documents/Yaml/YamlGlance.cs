using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>
/// Tells without parsing that nothing in a YAML document is a secret by its place: every line is a key with a value of one line, and no key, name or kind
/// means anything for a value that is there. Whatever is not that plain is parsed.
/// </summary>
ref struct YamlGlance(KeyCache keys)
{
    static readonly ByteSet KeyBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-"u8);

    static readonly ByteSet Letters = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    readonly KeyCache keys = keys;

    // Of the item of a list that the lines are in: a name that promises a secret, and a value for it, in either order.
    bool hasName;
    bool hasValue;

    // How far the dash of that item is indented; a list within the item does not end it.
    int item = -1;

    // A key that promises a secret has nothing behind it: what follows has to have keys of its own.
    bool needsKey;

    internal static bool IsPlain(ReadOnlySpan<byte> lines, KeyCache keys)
    {
        var glance = new YamlGlance(keys);
        for (var at = 0; at < lines.Length;)
        {
            var length = lines[at..].IndexOf((byte)'\n') is var found and >= 0 ? found : lines.Length - at;
            var line = lines.Slice(at, length);
            var indent = line.IndexOfAnyExcept((byte)' ');
            if (indent >= 0 && !glance.IsPlainLine(line[indent..].TrimEnd(" \r"u8), indent))
                return false;
            at += length + 1;
        }
        return true;
    }

    bool IsPlainLine(ReadOnlySpan<byte> line, int indent)
    {
        for (; line.StartsWith("- "u8); line = line[2..].TrimStart((byte)' '))
            Item(indent);
        if (line.Length == 0 || line[0] == '#' || line.SequenceEqual("---"u8))
            return true;
        var end = KeyBytes.End(line, 0);
        if (end == line.Length)
            return line[0] != '-' && !needsKey;
        if (line[end] != ':' || (end + 1 < line.Length && line[end + 1] != ' '))
            return false;
        needsKey = false;
        var value = line[(end + 1)..].TrimStart((byte)' ');
        return IsPlainValue(value) && MeansNothing(line[..end], value.Trim("\"'"u8)) && !(hasName && hasValue);
    }

    void Item(int indent)
    {
        if (indent > item && (hasName || hasValue))
            return;
        (item, hasName, hasValue) = (indent, false, false);
    }

    static bool IsPlainValue(ReadOnlySpan<byte> value)
    {
        if (value.Length == 0 || value.SequenceEqual("{}"u8) || value.SequenceEqual("[]"u8))
            return true;
        if (value[0] is (byte)'"' or (byte)'\'')
            return value.Length > 1 && value[^1] == value[0] && !value.Contains((byte)'\\') && !value[1..^1].Contains(value[0]);
        return AsciiByte.IsAlnum(value[0]) || value[0] is (byte)'/' or (byte)'.' or (byte)'#';
    }

    bool MeansNothing(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var (name, promise) = keys.Of(key);
        if (Directives.IsFile(key))
            return false;
        if (value.Length == 0)
        {
            needsKey = promise != KeyKind.None;
            return name is Member.Other or Member.Valued or Member.Data or Member.Environment or Member.Command or Member.NameOnly or Member.Flag;
        }
        if (promise != KeyKind.None && KeyVerdict.Of(value, NodeKind.String, promise, key) != Verdict.Scan)
            return false;
        hasName |= name == Member.Named && KeyVerdict.KindOf(value) != KeyKind.None;
        hasValue |= name == Member.Valued;
        return name switch
        {
            Member.Other or Member.Named or Member.Valued or Member.Data or Member.Environment or Member.Command => true,
            Member.Kind => value.IndexOf("ecret"u8) < 0,
            Member.Type => Letters.End(value, 0) == value.Length && KeyVerdict.KindOf(value) == KeyKind.None
                && !value.SequenceEqual("Opaque"u8),
            _ => false,
        };
    }
}
