using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Rows of text under headings: a table in a terminal, elsewhere plain lines in columns.</summary>
static class Rows
{
    public static void Show(IAnsiConsole console, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (console.Profile.Out.IsTerminal) ShowTable(console, headings, rows);
        else ShowLines(console.Profile.Out.Writer, headings, rows);
    }

    static void ShowTable(IAnsiConsole console, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in headings) table.AddColumn(new TableColumn(new Text(heading)));
        foreach (var row in rows) table.AddRow(row.Select(c => new Text(c)));
        console.Write(table);
    }

    static void ShowLines(TextWriter writer, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [headings, .. rows];
        var widths = headings.Select((_, i) => all.Max(r => r[i].Length)).ToList();
        foreach (var row in all) writer.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
