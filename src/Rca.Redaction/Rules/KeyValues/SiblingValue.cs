using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Finds the value that belongs to a name: {"name":"DB_PASSWORD","value":"…"}, on the next line too, as YAML and multipart forms have it.</summary>
readonly record struct SiblingValue(int Start, int Length, Separator Separator)
{
    const int MaxGap = 64;

    static readonly WordSet NameWords = new(
        "name", "key", "parameterkey", "field", "header", "headername", "variable", "param", "parameter", "property", "option", "env", "variablename",
        "keyname", "k");

    static readonly WordSet ValueWords = new("value", "parametervalue", "stringvalue", "rawvalue", "currentvalue", "defaultvalue", "propertyvalue",
        "valuestring");

    static readonly ByteSet WordBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"u8);

    internal static SiblingValue Find(NamedKey key)
    {
        var bytes = key.Bytes;
        if (!IsNamed(bytes, key.Start))
            return default;
        if (FormField(bytes, key.End) is { Length: > 0 } field)
            return field;
        var limit = Math.Min(bytes.Length, key.End + MaxGap);
        var at = key.End;
        while (at < limit)
        {
            if (bytes[at] is (byte)'{' or (byte)'}')
                return default;
            if (!WordBytes.Has(bytes[at]))
            {
                at++;
                continue;
            }
            var end = WordBytes.End(bytes[..Math.Min(bytes.Length, limit + MaxGap)], at);
            var separator = Separator.After(bytes, end);
            if (ValueWords.Has(bytes[at..end]) && separator.Length > 0)
                return new SiblingValue(AsciiByte.SkipBlanks(bytes, end + separator.Length), 1, separator);
            if (NameWords.Has(bytes[at..end]) && separator.Length > 0)
                return default;
            at = end;
        }
        return default;
    }

    /// <summary>Whether name: or key= stands before.</summary>
    static bool IsNamed(ReadOnlySpan<byte> bytes, int start)
    {
        var floor = Math.Max(0, start - MaxGap);
        var at = SkipBack(bytes, start, floor);
        if (at <= floor || bytes[at - 1] is not ((byte)':' or (byte)'='))
            return false;
        var end = SkipBack(bytes, at - 1, floor);
        at = end;
        while (at > floor && WordBytes.Has(bytes[at - 1]))
            at--;
        return NameWords.Has(bytes[at..end].TrimStart((byte)'-'));
    }

    static int SkipBack(ReadOnlySpan<byte> bytes, int at, int floor)
    {
        while (at > floor && bytes[at - 1] is (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)' ' or (byte)'\t')
            at--;
        return at;
    }

    /// <summary>name="password", an empty line, the value: a part of a multipart form.</summary>
    static SiblingValue FormField(ReadOnlySpan<byte> bytes, int end)
    {
        var at = end + QuotedText.QuoteLength(bytes, end);
        var breaks = 0;
        for (; LineBreak(bytes, at) is var length and > 0; at += length)
            breaks++;
        return breaks >= 2 && at < bytes.Length ? new SiblingValue(at, 1, new Separator(0, Percent: false, Assigns: true)) : default;
    }

    static int LineBreak(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[at..];
        return rest.StartsWith("\r\n"u8) ? 2
            : rest.StartsWith("\\r\\n"u8) ? 4
            : rest.StartsWith("\n"u8) ? 1
            : rest.StartsWith("\\n"u8) ? 2
            : 0;
    }
}
