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

    static readonly ByteSet KeyBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8);

    static readonly ByteSet WordBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"u8);

    internal static SiblingValue Find(NamedKey key)
    {
        var bytes = key.Bytes;
        if (!IsNamed(bytes, key.Start))
            return default;
        if (FormField(bytes, key.End, out _) is { Length: > 0 } field)
            return field;
        Next(bytes, key.End, out var value);
        return value;
    }

    /// <summary>
    /// Moves a boundary of lines back until no secret that is named before it has its value behind it, or may have it behind all of them. Each byte
    /// is visited a bounded number of times, and none before the floor.
    /// </summary>
    internal static int CutBefore(ReadOnlySpan<byte> lines, int cut, int floor)
    {
        for (var end = cut; end > floor; end--)
        {
            if (!WordBytes.Has(lines[end - 1]) || (end < lines.Length && WordBytes.Has(lines[end])))
                continue;
            var start = end;
            while (start > floor && WordBytes.Has(lines[start - 1]))
                start--;
            if (NameWords.Has(lines[start..end].TrimStart((byte)'-')) && ValueIsBehind(lines, end, cut))
                cut = lines[..start].LastIndexOf((byte)'\n') + 1;
            end = start + 1;
        }
        return cut;
    }

    static bool ValueIsBehind(ReadOnlySpan<byte> lines, int nameEnd, int cut)
    {
        var at = SkipAhead(lines, nameEnd);
        if (at >= lines.Length || lines[at] is not ((byte)':' or (byte)'='))
            return false;
        var key = SkipAhead(lines, at + 1);
        var end = KeyBytes.End(lines, key);
        if (!MayBeSecret(lines, key, end))
            return false;
        var field = FormField(lines, end, out var goesOn);
        return goesOn || field.Start >= cut || Next(lines, end, out var value) || value.Start >= cut;
    }

    // Two words may be a name: API key.
    static bool MayBeSecret(ReadOnlySpan<byte> lines, int key, int end)
    {
        var more = KeyBytes.End(lines, AsciiByte.SkipBlanks(lines, end));
        return KeyNames.ClassifyParameter(lines[key..end]) != KeyKind.None || KeyNames.ClassifyParameter(lines[key..more]) != KeyKind.None;
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
    static SiblingValue FormField(ReadOnlySpan<byte> bytes, int end, out bool goesOn)
    {
        var at = end + QuotedText.QuoteLength(bytes, end);
        var breaks = 0;
        for (; LineBreak(bytes, at) is var length and > 0; at += length)
            breaks++;
        goesOn = at >= bytes.Length;
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
