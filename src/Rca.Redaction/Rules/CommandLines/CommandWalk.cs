using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>Goes through the words of one command once, and reads the options and the places where its tool takes a secret.</summary>
ref struct CommandWalk
{
    internal const int MaxRows = 4;
    const int Closed = -1;

    readonly ScanText text;
    readonly int start;

    // How many words that are no options were read since the row's gate; negative while the gate is shut.
    readonly Span<int> counts;
    Tool[] rows;
    bool list;
    bool hasLetter;

    internal CommandWalk(ScanText text, int start, Tool[] rows, Span<int> counts)
    {
        this.text = text;
        this.start = start;
        this.counts = counts;
        this.rows = rows;
        Begin(start, rows);
    }

    readonly ReadOnlySpan<byte> Bytes => text.Bytes;

    /// <summary>Where the command ends.</summary>
    internal int Run(List<Hit> hits)
    {
        var at = CommandWords.End(Bytes, start);
        for (var next = CommandWords.Next(Bytes, at, list); next >= 0; next = CommandWords.Next(Bytes, at, list))
            at = Math.Max(next + 1, Word(next, CommandWords.End(Bytes, next), hits));
        return at;
    }

    void Begin(int at, Tool[] tools)
    {
        rows = tools;
        hasLetter = false;
        var end = CommandWords.End(Bytes, at);
        list = at > 0 && Bytes[at - 1] is (byte)'"' or (byte)'\'' && end < Bytes.Length && (Bytes[end] == Bytes[at - 1] || Bytes[end] == '\\');
        for (var row = 0; row < tools.Length; row++)
            counts[row] = tools[row].Gate is null ? 0 : Closed;
    }

    int Word(int at, int end, List<Hit> hits)
    {
        if (CommandLineDetector.ToolAt(Bytes, at) is { } tool)
        {
            Begin(at, tool);
            return end;
        }
        if (rows is [{ Wraps: true }] && Bytes[at] != '-')
            rows = [];
        var slash = Bytes[at] == '/';
        for (var row = 0; row < rows.Length; row++)
        {
            if (counts[row] == Closed)
            {
                if (IsGate(rows[row], Bytes[at..end]))
                    counts[row] = 0;
                continue;
            }
            foreach (var (flag, form) in rows[row].FlagBytes)
            {
                if (CommandFlag.Read(text, at, end, flag, form, hits) is > 0 and var read)
                    return read;
            }
            if (Bytes[at] == '-' || (slash && rows[row].SlashOptions))
                Option(row, Bytes[at..end]);
            else if (Positional(row, at, end, hits) is > 0 and var taken)
                return taken;
        }
        return end;
    }

    void Option(int row, ReadOnlySpan<byte> word)
    {
        if (rows[row].PositionsNeed == 0 || word.StartsWith("--"u8))
            return;
        hasLetter |= word.Contains((byte)rows[row].PositionsNeed);
        // htpasswd -n prints, so that no file is named.
        if (word.Contains((byte)'n'))
            counts[row]++;
    }

    readonly int Positional(int row, int at, int end, List<Hit> hits)
    {
        var tool = rows[row];
        var word = Bytes[at..end];
        var isDrive = word.Length == 2 && word[1] == ':';
        if (isDrive)
            return 0;
        counts[row]++;
        if (tool.Userinfo != 0)
            return CommandFlag.Userinfo(text, at, end, (byte)tool.Userinfo, hits);
        if (!tool.Positions.Contains(counts[row]) || (tool.PositionsNeed != 0 && !hasLetter) || word is [(byte)'*'] || IsPair(word))
            return 0;
        return CommandFlag.Report(text, at, BareValue.End(text, at, percent: false), hits);
    }

    static bool IsPair(ReadOnlySpan<byte> word) => word.IndexOf((byte)'=') is > 0 and var sign && KeyNames.Classify(word[..sign]) != KeyKind.None;

    static bool IsGate(Tool tool, ReadOnlySpan<byte> word)
    {
        if (word.Length != tool.Gate!.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] != tool.Gate[i])
                return false;
        }
        return true;
    }
}
