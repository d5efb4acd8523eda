using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>Finds passwords on command lines: an option of one or two characters means one only behind the name of its tool.</summary>
sealed class CommandLineDetector : Detector
{
    static readonly string[] Names = [.. Tools.Rows.Select(tool => tool.Name).Distinct(StringComparer.Ordinal)];
    static readonly Tool[][] RowsOfName = [.. Names.Select(name => Tools.Rows.Where(tool => tool.Name == name).ToArray())];
    static readonly WordSet NameSet = new(Names);

    internal static readonly Rule Rule = new("command-line-password", TokenClass.Secret, string.Join(" | ", Tools.Rows.Select(tool => tool.ToString())));

    internal override IReadOnlyList<Rule> Rules { get; } = [Rule];

    internal override IReadOnlyList<byte[]> Anchors { get; } = [.. Names.SelectMany(AnchorsOf).Select(Encoding.ASCII.GetBytes)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var walked = 0;
        Span<int> counts = stackalloc int[CommandWalk.MaxRows];
        foreach (var (start, _) in text.Finds)
        {
            // A command is walked to its end once, however many tools stand in it.
            if (start < walked || ToolAt(text.Bytes, start) is not { } rows)
                continue;
            var walk = new CommandWalk(text, start, rows, counts);
            walked = walk.Run(hits);
        }
    }

    /// <summary>The rows of the tool whose name stands here on its own, or null.</summary>
    internal static Tool[]? ToolAt(ReadOnlySpan<byte> bytes, int start)
    {
        if (start > 0 && !IsBefore(bytes, start))
            return null;
        var end = CommandWords.End(bytes, start);
        if (end >= bytes.Length || !(AsciiByte.IsBlank(bytes[end]) || bytes[end] is (byte)'"' or (byte)'\'' or (byte)'\\'))
            return null;
        return NameSet.IndexOf(bytes[start..end]) is >= 0 and var index ? RowsOfName[index] : null;
    }

    // The n of an escaped line break may stand before the name too.
    static bool IsBefore(ReadOnlySpan<byte> bytes, int start) =>
        !AsciiByte.IsAlnum(bytes[start - 1]) && bytes[start - 1] is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)'@' or (byte)'%')
        || (start > 1 && bytes[start - 1] == 'n' && bytes[start - 2] == '\\');

    // The search needs three bytes; what follows a shorter name makes them up.
    static IEnumerable<string> AnchorsOf(string name) => name.Length > 2 ? [name] : [name + " ", name + "\"", name + "'"];
}
