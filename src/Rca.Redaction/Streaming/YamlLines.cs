using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Tells by its lines where a YAML document may stand in a log; whether it is one, the parser says.</summary>
static class YamlLines
{
    internal static bool MayOpen(ReadOnlySpan<byte> line)
    {
        if (line.Length == 0 || !(line[0] == '-' || char.IsAsciiLetter((char)line[0])))
            return false;
        if (line.StartsWith("---"u8))
            return line.TrimEnd(" \r\n"u8).Length == 3;
        if (line.StartsWith("apiVersion:"u8) || line.StartsWith("kind:"u8))
            return true;
        var key = KeyLength(line);
        return key > 0 && line[(key + 1)..].TrimEnd(" \t\r\n"u8).Length == 0;
    }

    /// <summary>How long the lines are that may belong to the document which opens with the first.</summary>
    internal static int Extent(ReadOnlySpan<byte> lines)
    {
        var extent = 0;
        var first = true;
        while (extent < lines.Length)
        {
            var length = lines[extent..].IndexOf((byte)'\n') is var found and >= 0 ? found + 1 : lines.Length - extent;
            if (!first && !MayGoOn(lines.Slice(extent, length)))
                break;
            extent += length;
            first = false;
        }
        return extent;
    }

    static bool MayGoOn(ReadOnlySpan<byte> line) =>
        line[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'#' || line.StartsWith("- "u8) || line.StartsWith("---"u8) || line.StartsWith("..."u8)
        || KeyLength(line) > 0;

    // A key at the line's beginning, followed by a colon and a blank or nothing.
    static int KeyLength(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (at < line.Length && (AsciiByte.IsAlnum(line[at]) || line[at] is (byte)'_' or (byte)'-' or (byte)'.' or (byte)'/'))
            at++;
        return at > 0 && at < line.Length && line[at] == ':' && (at + 1 == line.Length || AsciiByte.IsSpace(line[at + 1])) ? at : 0;
    }
}
