using System.Globalization;
using Rca.PlantedLog.Quality;
using Rca.PlantedLog.Structured;

namespace Rca.Benchmarks.Quality;

/// <summary>Prints figures, the worst first, each with a line that went wrong: all of it is made up, so showing it harms nobody.</summary>
sealed class QualityPrinter(TextWriter output)
{
    const int ExampleLength = 160;

    public void Log(Measurement m)
    {
        Head("planted log");
        Total("secrets found", m.Secrets.Total);
        Total("personal data found", m.Personal.Total);
        Total("benign lines untouched", m.Benign);
        Total("decoys untouched", m.Decoys.Total);
        Total("JSON lines valid", m.Json);
        Line($"withheld chunks      {m.Withheld}");
        Line($"speed                {m.MegabytesPerSecond:F1} MB/s over {m.Bytes / 1e6:F0} MB");
        Table("secrets by kind", m.Secrets);
        Table("personal data by kind", m.Personal);
        Table("decoys by kind", m.Decoys);
        if (m.Benign.Example is { } benign) Line($"\na benign line that was touched: {Short(benign)}");
        if (m.Json.Example is { } json) Line($"a JSON line that is none any more: {Short(json)}");
    }

    public void Encoded(Measurement m)
    {
        Head("encoded set");
        Total("secrets found", m.Secrets.Total);
        Table("by encoding", m.Secrets);
    }

    public void Structured(StructuredMeasurement m)
    {
        Head("structured cases");
        Total("planted strings gone", m.Plants.Total);
        Total("kept strings there", m.Keeps.Total);
        Total("documents valid", m.Valid.Total);
        Table("planted strings by case", m.Plants);
        Table("kept strings by case", m.Keeps);
        Table("documents that parse", m.Valid);
    }

    void Head(string text) => Line($"\n## {text}\n");

    void Total(string name, Score s) => Line($"{name,-24} {s.Share,9:P3}  {s.Good} of {s.Total}");

    void Table(string name, Scoreboard board)
    {
        Line($"\n{name}: {board.Scores.Count(s => s.Good == s.Total)} of {board.Scores.Count} whole");
        foreach (var s in board.Scores) Line($"  {s.Share,8:P1} {s.Good,6}/{s.Total,-6} {s.Name,-44} {Short(s.Example ?? "")}");
    }

    void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture).TrimEnd(' '));

    static string Short(string line) => line.Length <= ExampleLength ? line : string.Concat(line.AsSpan(0, ExampleLength), "…");
}
