using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Rows of texts: a table in a terminal, elsewhere padded lines.</summary>
static class Rows
{
    public static void Show(IAnsiConsole console, string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (console.Profile.Out.IsTerminal) ShowTable(console, columns, all);
        else ShowLines(console, [columns, .. all]);
    }

    static void ShowTable(IAnsiConsole console, string[] columns, List<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns([.. columns.Select(c => new TableColumn(new Text(c)))]);
        foreach (var row in rows) table.AddRow(row.Select(c => new Text(c)));
        console.Write(table);
    }

    static void ShowLines(IAnsiConsole console, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows) console.Profile.Out.Writer.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
