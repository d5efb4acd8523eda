using System.Globalization;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Benchmarks.Redaction;

/// <summary>What the text scanner makes of one thing repeated: in pieces, as one text, and of twice as much.</summary>
static class SlowestTexts
{
    const int Shown = 20;
    const int ShownAtDoubling = 10;
    const int Piece = 64 * 1024;
    const int Pieces = 4;

    internal static void Print(TextScanner scanner, SpeedTable table)
    {
        // One look at each finds those that are worth a better one; before that everything is compiled.
        foreach (var part in Adversary.Parts.Take(Shown))
            Measure(scanner, part, BestOf.One);
        var all = Adversary.Parts.Select(part => Measure(scanner, part, BestOf.One)).ToArray();
        var picked = all.OrderBy(row => row.Whole).Take(Shown).Union(all.OrderByDescending(row => row.Ratio).Take(ShownAtDoubling));
        table.Title($"{Pieces * Piece / 1024} KiB of one thing, over and over: of {all.Length} the slowest, and the worst at doubling");
        table.Head("text", $"MB/s in pieces of {Piece / 1024} KiB", "MB/s as one text", "twice as much takes");
        foreach (var row in picked.Select(row => Measure(scanner, row.Part, BestOf.Three)).OrderBy(row => row.Whole))
        {
            table.Row(
                $"`{row.Part.ReplaceLineEndings("\\n")}`", SpeedTable.Number(row.InPieces), SpeedTable.Number(row.Whole),
                $"{row.Ratio.ToString("F1", CultureInfo.InvariantCulture)}×");
        }
    }

    static (string Part, double InPieces, double Whole, double Ratio) Measure(TextScanner scanner, string part, Func<Action, BestOf> measure)
    {
        var (piece, whole, twice) = (Repeat(part, Piece), Repeat(part, Pieces * Piece), Repeat(part, 2 * Pieces * Piece));
        var pieces = measure(() =>
        {
            for (var i = 0; i < Pieces; i++) scanner.Scan(piece);
        });
        var (one, two) = (measure(() => scanner.Scan(whole)), measure(() => scanner.Scan(twice)));
        return (part, pieces.MegabytesPerSecond(Pieces * piece.Length), one.MegabytesPerSecond(whole.Length), two.Seconds / one.Seconds);
    }

    static byte[] Repeat(string part, int bytes) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, bytes / Encoding.UTF8.GetByteCount(part))));
}
