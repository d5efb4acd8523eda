using System.Text;
using Rca.Redaction.Rules;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Decides where text may be cut so that no rule which looks across a line break sees less than it would see of the whole.</summary>
static class HoldBack
{
    // A key block's bound, and room for the markers on either side.
    const int MaxHeld = 17 * 1024;
    const int SiblingReach = 192;
    const int MinBody = 16;

    static readonly byte[][] NameKeys = [.. new[] { "name", "key" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The last boundary of lines that nothing reaches across; 0 when more input is needed to tell.</summary>
    internal static int Cut(ReadOnlySpan<byte> lines)
    {
        var floor = Math.Max(0, lines.Length - MaxHeld);
        var cut = lines.Length;
        while (cut > floor)
        {
            var start = lines[..(cut - 1)].LastIndexOf((byte)'\n') + 1;
            if (!MayGoOn(lines[start..cut]))
                break;
            cut = start;
        }
        if (cut <= floor && floor > 0)
            cut = lines.Length;
        return Math.Min(cut, OpenBlock(lines, floor));
    }

    // The end of a block can be known by its last lines alone, and a value by the name on the line before it.
    static bool MayGoOn(ReadOnlySpan<byte> line)
    {
        var text = line.TrimEnd(" \t\r\n\"',"u8);
        if (text.Length == 0)
            return true;
        var run = Alphabet.Base64.RunBefore(text, MinBody);
        return run >= MinBody || text[^1] == '=' || text.IndexOf("Proc-Type:"u8) >= 0 || text.IndexOf("DEK-Info:"u8) >= 0 || NamesSomething(line);
    }

    static bool NamesSomething(ReadOnlySpan<byte> line)
    {
        var tail = line.Length > SiblingReach ? line[^SiblingReach..] : line;
        for (var at = 0; at < tail.Length; at++)
        {
            foreach (var key in NameKeys)
            {
                if (AsciiByte.StartsWithIgnoreCase(tail[at..], key))
                    return true;
            }
        }
        return false;
    }

    static int OpenBlock(ReadOnlySpan<byte> lines, int floor)
    {
        var begin = lines[floor..].LastIndexOf("-----BEGIN "u8);
        if (begin < 0 || lines[(floor + begin)..].IndexOf("-----END "u8) >= 0)
            return lines.Length;
        return lines[..(floor + begin)].LastIndexOf((byte)'\n') + 1;
    }
}
