using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>Tells by single lines where YAML may be; whether it is, the parser says.</summary>
static class YamlProbe
{
    const int LongestKey = 128;

    /// <summary>Judges a line, without its line break.</summary>
    internal static YamlLine Line(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \t\r\n"u8);
        if (line.Length == 0 || line[0] is (byte)' ' or (byte)'#')
            return YamlLine.Continues;
        if (line.StartsWith("---"u8) && (line.Length == 3 || AsciiByte.IsBlank(line[3])))
            return YamlLine.Opens;
        if (line.SequenceEqual("..."u8) || line[0] is (byte)'}' or (byte)']' || line.SequenceEqual("-"u8) || line.StartsWith("- "u8))
            return YamlLine.Continues;
        var colon = Colon(line);
        if (colon <= 0)
            return YamlLine.Ends;
        var known = line[..colon].SequenceEqual("apiVersion"u8) || line[..colon].SequenceEqual("kind"u8);
        return known || colon == line.Length - 1 ? YamlLine.Opens : YamlLine.Continues;
    }

    /// <summary>Whether a text of several lines looks like one YAML document throughout: with keys, and lines under them or more than one key.</summary>
    internal static bool IsDocument(ReadOnlySpan<byte> text)
    {
        var keys = 0;
        var first = true;
        var block = false;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd("\r "u8);
            if (line.Length == 0 || line[0] == '#')
                continue;
            var kind = Line(line);
            if (kind == YamlLine.Ends || (first && line[0] == ' '))
                return false;
            first = false;
            block |= line[0] is (byte)' ' or (byte)'-';
            keys += line[0] is not ((byte)' ' or (byte)'-') ? 1 : 0;
        }
        return keys > 1 || (keys == 1 && block) || (block && text.IndexOf(": "u8) >= 0);
    }

    /// <summary>Where the colon behind the line's key is; -1 when it has none.</summary>
    static int Colon(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, LongestKey)].IndexOf((byte)':');
        if (colon <= 0 || (colon + 1 < line.Length && !AsciiByte.IsBlank(line[colon + 1])))
            return -1;
        var window = line[..colon];
        for (var at = 0; at < window.Length; at++)
        {
            if (!AsciiByte.IsAlnum(window[at]) && window[at] is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'"' or (byte)'\'' or (byte)'<'))
                return -1;
        }
        return colon;
    }
}
