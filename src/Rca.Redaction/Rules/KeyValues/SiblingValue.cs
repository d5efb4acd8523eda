using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Finds the value that belongs to a name: {"name":"DB_PASSWORD","value":"…"}, on the next line too, as YAML and multipart forms have it.</summary>
readonly record struct SiblingValue(int Start, int Length, Separator Separator)
{
    const int MaxGap = 64;

    // A name, a key of any sane length, and the gap.
    const int MaxTail = 4 * 1024;

    static readonly WordSet NameWords = new(
        "name", "key", "parameterkey", "field", "header", "headername", "variable", "param", "parameter", "property", "option", "env", "variablename",
        "keyname", "k");

    static readonly WordSet ValueWords = new("value", "parametervalue", "stringvalue", "rawvalue", "currentvalue", "defaultvalue", "propertyvalue",
        "valuestring");

    static readonly ByteSet KeyBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8);

    static readonly ByteSet WordBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"u8);

    internal static SiblingValue Find(NamedKey key)
    {
        var bytes = key.Bytes;
        if (!IsNamed(bytes, key.Start))
            return default;
        if (FormField(bytes, key.End) is { Length: > 0 } field)
            return field;
        Next(bytes, key.End, out var value);
        return value;
    }

    /// <summary>Where the line begins that names something whose value may stand behind these lines; their end when there is none.</summary>
    internal static int OpenIn(ReadOnlySpan<byte> lines)
    {
        for (var at = Math.Max(0, lines.Length - MaxTail); at < lines.Length;)
        {
            var end = WordBytes.End(lines, at);
            if (end > at && NameWords.Has(lines[at..end].TrimStart((byte)'-')) && IsOpen(lines, end))
                return lines[..at].LastIndexOf((byte)'\n') + 1;
            at = Math.Max(end, at + 1);
        }
        return lines.Length;
    }

    static bool IsOpen(ReadOnlySpan<byte> lines, int nameEnd)
    {
        var at = SkipAhead(lines, nameEnd);
        if (at >= lines.Length || lines[at] is not ((byte)':' or (byte)'='))
            return false;
        at = KeyBytes.End(lines, SkipAhead(lines, at + 1));
        return Next(lines, at, out _);
    }

    /// <summary>Looks for the value behind a key; true when the text ends before that is decided.</summary>
    static bool Next(ReadOnlySpan<byte> bytes, int at, out SiblingValue value)
    {
        value = default;
        var limit = at + MaxGap;
        while (at < Math.Min(bytes.Length, limit))
        {
            // A zero divides texts that only the scanner sees together.
            if (bytes[at] is (byte)'{' or (byte)'}' or 0)
                return false;
            if (!WordBytes.Has(bytes[at]))
            {
                at++;
                continue;
            }
            var end = WordBytes.End(bytes[..Math.Min(bytes.Length, limit + MaxGap)], at);
            var separator = Separator.After(bytes, end);
            if (ValueWords.Has(bytes[at..end]) && separator.Length > 0)
            {
                value = new SiblingValue(AsciiByte.SkipBlanks(bytes, end + separator.Length), 1, separator);
                return false;
            }
            if (NameWords.Has(bytes[at..end]) && separator.Length > 0)
                return false;
            at = end;
        }
        return at < limit;
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

    static int SkipAhead(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && IsBetween(bytes[at]))
            at++;
        return at;
    }

    static bool IsBetween(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)' ' or (byte)'\t';

    static int SkipBack(ReadOnlySpan<byte> bytes, int at, int floor)
    {
        while (at > floor && IsBetween(bytes[at - 1]))
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
