using Rca.Redaction.Rules.Keys;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Streaming;

/// <summary>Decides where text may be cut so that no rule which looks across a line break sees less than it would see of the whole.</summary>
static class HoldBack
{
    // A key block's bound, and room for the markers on either side.
    const int MaxHeld = 17 * 1024;

    /// <summary>The last boundary of lines that nothing reaches across; 0 when more input is needed to tell.</summary>
    internal static int Cut(ReadOnlySpan<byte> lines)
    {
        var floor = Math.Max(0, lines.Length - MaxHeld);
        var cut = lines.Length;
        for (var before = -1; cut != before;)
        {
            before = cut;
            cut = OpenBlock(lines[..cut], floor);
            cut = Body(lines[..cut], floor);
            cut = SiblingValue.CutBefore(lines, cut, floor);
        }
        return cut;
    }

    /// <summary>Where the last lines begin that may be a key's, of which only the end is marked; longer than any key they are none.</summary>
    static int Body(ReadOnlySpan<byte> lines, int floor)
    {
        var cut = lines.Length;
        while (cut > floor)
        {
            var start = lines[..(cut - 1)].LastIndexOf((byte)'\n') + 1;
            var line = lines[start..cut].TrimEnd((byte)'\n');
            if (!PemBody.IsBlank(line) && !PemBody.IsBody(line))
                return cut;
            cut = start;
        }
        return floor > 0 ? lines.Length : cut;
    }

    static int OpenBlock(ReadOnlySpan<byte> lines, int floor)
    {
        if (lines.Length <= floor)
            return lines.Length;
        var begin = lines[floor..].LastIndexOf("-----BEGIN "u8);
        if (begin < 0 || lines[(floor + begin)..].IndexOf("-----END "u8) >= 0)
            return lines.Length;
        return lines[..(floor + begin)].LastIndexOf((byte)'\n') + 1;
    }
}
