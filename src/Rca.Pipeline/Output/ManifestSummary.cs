using System.Globalization;
using Rca.Contracts;
using Rca.Core.Manifests;
using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Shows a manifest in a terminal as a table, elsewhere as plain lines.</summary>
static class ManifestSummary
{
    static readonly string[] Columns = ["source", "capability", "outcome", "items", "redactions", "duration"];

    public static void Show(IAnsiConsole console, Manifest manifest)
    {
        var items = manifest.Payload.Items;
        if (console.Profile.Out.IsTerminal) ShowTable(console, items);
        else ShowLines(console, items);
        foreach (var gap in manifest.Payload.Header.Gaps)
            console.WriteLine($"gap: {gap.Source} {gap.Capability}: {gap.Outcome}{(gap.Reason is null ? "" : $" ({gap.Reason})")}{(gap.Detail is null ? "" : $": {gap.Detail}")}");
        foreach (var access in manifest.Payload.Header.Access?.Where(a => a.Report.Missing.Count > 0) ?? [])
            console.WriteLine($"access: {access.Source} lacks {string.Join(", ", access.Report.Missing)} ('rca sources probe' says how to grant it)");
        var c = manifest.Payload.Header.Completeness;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{c.Complete} of {c.Planned} items complete"
            + $"{(c.UnroutedAlerts == 0 ? "" : $", {c.UnroutedAlerts} alerts that no route wants")}{(c.DroppedAlerts == 0 ? "" : $", {c.DroppedAlerts} alerts dropped by a route")}{(c.TruncatedAlerts == 0 ? "" : $", {c.TruncatedAlerts} alerts left out by the sender")}"));
    }

    static void ShowTable(IAnsiConsole console, IEnumerable<ManifestItem> items)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in Columns[..3]) table.AddColumn(column);
        foreach (var column in Columns[3..]) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var item in items)
        {
            var cells = Cells(item).Select(c => new Text(c)).ToArray();
            cells[2] = new Text(item.Outcome.ToString(), Colour(item.Outcome));
            table.AddRow(cells);
        }

        console.Write(table);
    }

    static void ShowLines(IAnsiConsole console, IEnumerable<ManifestItem> items)
    {
        List<string[]> rows = [Columns, .. items.Select(Cells)];
        var widths = Columns.Select((_, i) => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
            console.Profile.Out.Writer.WriteLine(string.Join("  ", row.Select((cell, i) => i < 3 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    static string[] Cells(ManifestItem item) =>
    [
        item.Source,
        item.Capability,
        item.Outcome.ToString(),
        item.Evidence.Count.ToString(CultureInfo.InvariantCulture),
        item.Evidence.Sum(e => e.Receipt.Redactions.Sum(r => r.Count)).ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{item.DurationMs} ms"),
    ];

    static Style Colour(Outcome outcome) => outcome switch
    {
        Outcome.Collected or Outcome.Empty => new Style(Color.Green),
        Outcome.Truncated or Outcome.Skipped => new Style(Color.Yellow),
        _ => new Style(Color.Red),
    };
}
