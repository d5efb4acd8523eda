using System.Globalization;

namespace Rca.Benchmarks.Redaction;

/// <summary>Prints what was measured, in the form of the documentation.</summary>
sealed class SpeedTable(TextWriter output)
{
    internal void Title(string text) => output.WriteLine($"\n## {text}\n");

    internal void Head(params ReadOnlySpan<string> names)
    {
        Row(names);
        output.WriteLine("|---" + string.Concat(Enumerable.Repeat("|---:", names.Length - 1)) + "|");
    }

    internal void Row(params ReadOnlySpan<string> cells) => output.WriteLine("| " + string.Join(" | ", cells!) + " |");

    internal static string Number(double value) => value.ToString(value < 10 ? "F1" : "N0", CultureInfo.InvariantCulture);
}
