namespace Rca.Redaction.Documents.Yaml;

/// <summary>Where the parts of a literal or folded block stand.</summary>
static class YamlBlock
{
    /// <summary>Behind the header's line break.</summary>
    internal static int BodyStart(ReadOnlySpan<byte> source, int start, int end) =>
        source[start..end].IndexOf((byte)'\n') is >= 0 and var length ? start + length + 1 : end;

    /// <summary>The body's indentation: what the first line that is not blank has more than its text.</summary>
    internal static int Indent(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text) => Blanks(body) - Blanks(text);

    /// <summary>The line breaks and blank lines behind the last line of text.</summary>
    internal static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> raw)
    {
        var last = raw.TrimEnd(" \t\r\n"u8).Length;
        if (raw[last..].IndexOf((byte)'\n') is not (>= 0 and var newline))
            return default;
        return raw[(newline > 0 && raw[last + newline - 1] == '\r' ? last + newline - 1 : last + newline)..];
    }

    /// <summary>Whether the last line of the text is a line of blanks, which could not be told from the lines behind it.</summary>
    internal static bool EndsBlank(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd((byte)'\n');
        return text[(text.LastIndexOf((byte)'\n') + 1)..].Trim(" \t"u8).Length == 0;
    }

    static int Blanks(ReadOnlySpan<byte> lines)
    {
        while (lines.Length > 0)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            var blanks = line.IndexOfAnyExcept((byte)' ');
            if (blanks >= 0 && line[blanks] != '\r')
                return blanks;
            lines = end < 0 ? default : lines[(end + 1)..];
        }
        return 0;
    }
}
