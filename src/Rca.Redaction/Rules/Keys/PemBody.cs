namespace Rca.Redaction.Rules.Keys;

/// <summary>Tells a key block's base64 lines from what stands around them, when one of its markers is missing.</summary>
static class PemBody
{
    internal const int MinRun = 16;

    internal static int ForwardFrom(ReadOnlySpan<byte> bytes, int start, int limit)
    {
        var end = start;
        var wrap = new PemWrap();
        for (var at = start; at < limit;)
        {
            var length = LineLength(bytes[at..limit], out var lineBreak);
            var line = bytes.Slice(at, length);
            if (wrap.IsOver(line))
                return end;
            // The last line of a block that is cut off may be short.
            if (!IsBlank(line) && !IsBody(line) && !(end > start && IsCutBody(line)))
                return LeadingRun(line) is var run and > 0 ? at + run : end;
            at += length;
            if (!IsBlank(line))
                end = at - TrailingNoise(line);
            at += lineBreak;
        }
        return end;
    }

    internal static int BackwardFrom(ReadOnlySpan<byte> bytes, int end, int limit)
    {
        var start = end;
        for (var at = end; at > limit;)
        {
            var line = LastLine(bytes[limit..at], out var lineBreak);
            if (!IsBlank(line) && !IsBody(line))
                break;
            at -= line.Length + lineBreak;
            if (!IsBlank(line))
                start = at;
        }
        return start;
    }

    /// <summary>A line whose last word is base64, or a header within the block.</summary>
    internal static bool IsBody(ReadOnlySpan<byte> line)
    {
        var text = line[..^TrailingNoise(line)];
        if (text.IndexOf("Proc-Type:"u8) >= 0 || text.IndexOf("DEK-Info:"u8) >= 0)
            return true;
        var run = Alphabet.Base64.RunBefore(text, text.Length);
        return run >= MinRun || (run > 0 && run == text.Length && text[^1] == '=');
    }

    static bool IsCutBody(ReadOnlySpan<byte> line)
    {
        var text = line[..^TrailingNoise(line)];
        return text.Length > 0 && Alphabet.Base64.Run(text) == text.Length
            && (text.ContainsAnyInRange((byte)'0', (byte)'9') || text[1..].ContainsAnyInRange((byte)'A', (byte)'Z'));
    }

    static int LeadingRun(ReadOnlySpan<byte> line) => Alphabet.Base64.Run(line, line.Length) is var run and >= MinRun ? run : 0;

    internal static bool IsBlank(ReadOnlySpan<byte> line) => line.TrimStart(" \t\r"u8).Length == 0;

    internal static int TrailingNoise(ReadOnlySpan<byte> line) => line.Length - line.TrimEnd(" \t\r\"',"u8).Length;

    // A line ends at a line break or at an escaped one, however often it was escaped.
    static int LineLength(ReadOnlySpan<byte> bytes, out int lineBreak)
    {
        var length = bytes.IndexOfAny((byte)'\n', (byte)'\\');
        if (length < 0)
        {
            lineBreak = 0;
            return bytes.Length;
        }
        var end = length;
        while (end < bytes.Length && bytes[end] == '\\')
            end++;
        lineBreak = end == length ? 1 : end - length + (end < bytes.Length && bytes[end] is (byte)'n' or (byte)'r' ? 1 : 0);
        return length;
    }

    static ReadOnlySpan<byte> LastLine(ReadOnlySpan<byte> bytes, out int lineBreak)
    {
        var text = bytes;
        lineBreak = 0;
        if (text.EndsWith("\n"u8))
            lineBreak = 1;
        else if (text.EndsWith("\\n"u8) || text.EndsWith("\\r"u8))
            lineBreak = 2;
        text = text[..^lineBreak];
        var newline = text.LastIndexOf((byte)'\n');
        var escape = Math.Max(text.LastIndexOf("\\n"u8), text.LastIndexOf("\\r"u8));
        return text[Math.Max(newline + 1, escape < 0 ? 0 : escape + 2)..];
    }
}
