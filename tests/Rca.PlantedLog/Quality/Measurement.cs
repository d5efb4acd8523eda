using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rca.PlantedLog.Quality;

/// <summary>Redacts lines, in chunks, and counts what went and what stayed against the truth.</summary>
/// <param name="redact">The engine: text in, redacted text out, null for withheld.</param>
/// <param name="marker">What the engine puts where it takes something out.</param>
public sealed class Measurement(Func<string, string?> redact, Regex marker)
{
    readonly List<PlantedLine> chunk = [];
    readonly StringBuilder text = new();
    readonly Stopwatch clock = new();

    public Scoreboard Secrets { get; } = new();

    public Scoreboard Personal { get; } = new();

    /// <summary>Good is a decoy that stayed whole.</summary>
    public Scoreboard Decoys { get; } = new();

    /// <summary>Good is a line without secret or personal data that came out unchanged.</summary>
    public Score Benign { get; } = new("benign lines");

    /// <summary>Good is a JSON line that is JSON still.</summary>
    public Score Json { get; } = new("JSON lines");

    public int Withheld { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Spent in the engine alone.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    public double MegabytesPerSecond => Bytes / 1e6 / Elapsed.TotalSeconds;

    /// <param name="lines">What is measured.</param>
    /// <param name="chunkBytes">The engine gets whole lines up to this many bytes at a time; 0 gives it each line by itself.</param>
    public Measurement Of(IEnumerable<PlantedLine> lines, int chunkBytes = 256 << 10)
    {
        var size = 0;
        foreach (var line in lines)
        {
            chunk.Add(line);
            size += line.Utf8.Length + 1;
            if (size < chunkBytes) continue;
            MeasureChunk(size);
            size = 0;
        }

        if (size > 0) MeasureChunk(size);
        return this;
    }

    void MeasureChunk(int size)
    {
        Bytes += size;
        var inputs = chunk.ConvertAll(l => l.Text);
        var joined = text.Clear().AppendJoin('\n', inputs).ToString();
        clock.Start();
        var redacted = redact(joined);
        clock.Stop();
        if (redacted is null) Withhold();
        else Compare(inputs, redacted.Split('\n'));
        chunk.Clear();
    }

    void Withhold()
    {
        Withheld++;
        foreach (var line in chunk) Judge(line, line.Text, _ => true, _ => true, isChanged: true, isJson: false);
    }

    void Compare(List<string> inputs, string[] outputs)
    {
        foreach (var (input, output) in LinePairs.Of(inputs, outputs))
        {
            var (before, after) = (string.Join('\n', inputs[input]), string.Join('\n', outputs[output]));
            var planted = chunk[input];
            if (string.Equals(before, after, StringComparison.Ordinal))
                foreach (var line in planted) Judge(line, line.Text, _ => false, _ => false, isChanged: false, isJson: true);
            else Compare(planted, before, after);
        }
    }

    void Compare(List<PlantedLine> lines, string before, string after)
    {
        List<(int Start, int End)> values = [];
        Each(lines, (line, offset) => values.AddRange(line.Marks.Where(m => m.MustGo).Select(m => Place(line, m, offset))));
        var alignment = Alignment.Of(before, after, marker, values);
        // Lines may have gone together with their neighbours, but no JSON line does.
        var json = lines.Count(l => l.Form == LineForm.Json);
        var areJson = json > 0 && after.Split('\n').Count(l => l.StartsWith('{') && JsonTexts.Parses(l)) >= json;
        Each(lines, (line, offset) =>
        {
            var isJson = areJson && line.Form == LineForm.Json;
            if (alignment is null)
            {
                var same = isJson && lines.Count == 1 && JsonElement.DeepEquals(JsonDocument.Parse(line.Text).RootElement, JsonDocument.Parse(after).RootElement);
                Judge(line, line.Text, m => !Leak.Shows(line.ValueOf(m), after), m => !after.Contains(line.ValueOf(m), StringComparison.Ordinal), !same, isJson);
                return;
            }

            var end = offset + line.Text.Length;
            Judge(line, line.Text, m => Place(line, m, offset) is var at && !alignment.Keeps(at.Start, at.End),
                m => Place(line, m, offset) is var at && alignment.Removes(at.Start, at.End), alignment.Removes(offset, end), isJson);
        });
    }

    void Judge(PlantedLine line, string shown, Func<Mark, bool> isGone, Func<Mark, bool> isTouched, bool isChanged, bool isJson)
    {
        foreach (var mark in line.Marks)
        {
            if (mark.Class == MarkClass.Decoy) Decoys.Of(mark.Kind).Count(!isTouched(mark), shown);
            else if (mark.Class == MarkClass.Secret) Secrets.Of(mark.Kind).Count(isGone(mark), shown);
            else if (mark.Class == MarkClass.Personal) Personal.Of(mark.Kind).Count(isGone(mark), shown);
        }

        if (line.IsBenign) Benign.Count(!isChanged, shown);
        if (line.Form == LineForm.Json) Json.Count(isJson, shown);
    }

    static void Each(List<PlantedLine> lines, Action<PlantedLine, int> visit)
    {
        var offset = 0;
        foreach (var line in lines)
        {
            visit(line, offset);
            offset += line.Text.Length + 1;
        }
    }

    static (int Start, int End) Place(PlantedLine line, Mark mark, int offset)
    {
        var start = offset + Encoding.UTF8.GetCharCount(line.Utf8, 0, mark.Start);
        return (start, start + Encoding.UTF8.GetCharCount(line.Utf8, mark.Start, mark.Length));
    }
}
