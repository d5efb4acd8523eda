using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Lists of arguments: an option's value is the next item, and what only the whole line tells is found in the line.</summary>
static class CommandLine
{
    const int LongestLine = 64 * 1024;

    internal static void Judge(DocumentTape tape, int list)
    {
        if (!IsCommand(tape, list))
            return;
        Options(tape, list);
        Lay(tape, list);
    }

    static bool IsCommand(DocumentTape tape, int list)
    {
        var (strings, options) = (0, false);
        for (var item = list + 1; item < tape.Nodes[list].After; item++)
        {
            if (tape.Nodes[item].IsContainer)
                return false;
            strings += tape.Nodes[item].Kind == NodeKind.String ? 1 : 0;
            options |= tape.Text(item).StartsWith("-"u8) && tape.Text(item).Length > 1 && tape.Nodes[item].Kind == NodeKind.String;
        }
        return strings > 1 && (options || tape.Nodes[list].Name == Member.Command);
    }

    static void Options(DocumentTape tape, int list)
    {
        for (var item = list + 1; item + 1 < tape.Nodes[list].After; item++)
        {
            var option = tape.Text(item);
            if (!option.StartsWith("-"u8) || option.Contains((byte)'=') || tape.Text(item + 1).StartsWith("-"u8))
                continue;
            if (KeyVerdict.KindOf(option.TrimStart((byte)'-')) is KeyKind.Password or KeyKind.Secret)
                tape.MarkAs(item + 1, option.TrimStart((byte)'-'));
        }
    }

    static void Lay(DocumentTape tape, int list)
    {
        var length = 0;
        for (var item = list + 1; item < tape.Nodes[list].After; item++)
            length += tape.Text(item).Length + 1;
        if (length > LongestLine)
            return;
        var start = tape.Sheet.Length;
        tape.Sheet.Room(length);
        var at = 0;
        for (var item = list + 1; item < tape.Nodes[list].After; item++)
        {
            var line = tape.Sheet.Room(length);
            tape.Text(item).CopyTo(line[at..]);
            // An argument is one word here, whatever a shell would make of it.
            line.Slice(at, tape.Text(item).Length).Replace((byte)' ', (byte)'_');
            at += tape.Text(item).Length;
            line[at++] = (byte)' ';
        }
        tape.Sheet.Advance(length);
        tape.LayLine(list, start, length);
    }
}
