using System.Text;
using System.Text.RegularExpressions;
using Rca.PlantedLog;
using Rca.PlantedLog.Quality;
using Rca.PlantedLog.Structured;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

/// <summary>The measurement itself, with redactors whose quality is known.</summary>
public sealed partial class MeasurementTests
{
    static readonly IReadOnlyList<PlantedLine> Log = [.. new LogGenerator(new LogOptions(9, 400_000) { Secrets = 0.1, Personal = 0.1 }).Lines()];

    [Theory]
    [InlineData(0)]
    [InlineData(64 << 10)]
    public void Redactor_that_does_nothing_finds_nothing_and_spares_all(int chunk)
    {
        var m = new Measurement(text => text, Marker()).Of(Log, chunk);
        Assert.Equal((0, 0), (m.Secrets.Total.Good, m.Personal.Total.Good));
        Assert.True(m.Secrets.Total.Total > 250 && m.Personal.Total.Total > 250);
        Assert.Equal((1.0, 1.0, 1.0), (m.Decoys.Total.Share, m.Benign.Share, m.Json.Share));
        Assert.Equal(Log.Sum(l => l.Utf8.Length + 1L), m.Bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64 << 10)]
    public void Redactor_that_knows_the_truth_is_perfect(int chunk)
    {
        var m = new Measurement(Knowing(0), Marker()).Of(Log, chunk);
        Assert.Equal((1.0, 1.0, 1.0), (m.Secrets.Total.Share, m.Personal.Total.Share, m.Decoys.Total.Share));
        Assert.Equal((1.0, 1.0), (m.Benign.Share, m.Json.Share));
    }

    [Fact]
    public void Last_character_of_a_value_left_is_not_found()
    {
        var m = new Measurement(Knowing(1), Marker()).Of(Log, 0);
        Assert.Equal((0, 0), (m.Secrets.Total.Good, m.Personal.Total.Good));
    }

    [Fact]
    public void Redactor_that_takes_everything_spares_nothing()
    {
        var m = new Measurement(_ => "[REDACTED:all]", Marker()).Of(Log);
        Assert.Equal((1.0, 1.0), (m.Secrets.Total.Share, m.Personal.Total.Share));
        Assert.Equal((0, 0, 0), (m.Decoys.Total.Good, m.Benign.Good, m.Json.Good));
    }

    [Fact]
    public void Withheld_chunk_leaks_nothing_and_spares_nothing()
    {
        var m = new Measurement(_ => null, Marker()).Of(Log);
        Assert.True(m.Withheld > 0);
        Assert.Equal(1.0, m.Secrets.Total.Share);
        Assert.Equal((0, 0, 0), (m.Decoys.Total.Good, m.Benign.Good, m.Json.Good));
    }

    [Fact]
    public void Lines_around_a_redaction_that_swallowed_line_ends_are_untouched()
    {
        PlantedLine[] lines = [Line("first one"), Line("BEGIN", "aaaaaaaaaa"), Line("", "bbbbbbbbbb"), Line("changed ", "cccccccccc"), Line("last one")];
        var m = new Measurement(_ => "first one\nBEGIN[REDACTED:pem]\nchanged [REDACTED:x]\nlast one", Marker()).Of(lines);
        Assert.Equal((3, 3), (m.Secrets.Total.Good, m.Secrets.Total.Total));
        Assert.Equal((2, 2), (m.Benign.Good, m.Benign.Total));
    }

    [Fact]
    public void Swallowed_benign_line_counts_as_touched()
    {
        PlantedLine[] lines = [Line("first one"), Line("BEGIN", "aaaaaaaaaa"), Line("innocent"), Line("last one")];
        var m = new Measurement(_ => "first one\nBEGIN[REDACTED:pem]\nlast one", Marker()).Of(lines);
        Assert.Equal((2, 3), (m.Benign.Good, m.Benign.Total));
    }

    [Fact]
    public void Json_in_another_spelling_is_untouched_and_a_value_in_it_still_leaks()
    {
        var w = new LineWriter { Kind = "k" };
        w.Write("""{"a":"b"}""");
        w.EndLine(LineForm.Json);
        w.Write($$"""{"p":"{{Planted.Secret("hunter2hunter2")}}"}""");
        w.EndLine(LineForm.Json);
        var m = new Measurement(text => text.Replace(":", ": ", StringComparison.Ordinal), Marker()).Of(w.Lines);
        Assert.Equal((1.0, 1.0, 0.0), (m.Benign.Share, m.Json.Share, m.Secrets.Total.Share));
    }

    [Fact]
    public void Broken_json_line_is_counted()
    {
        var w = new LineWriter { Kind = "k" };
        w.Write($$"""{"p":"{{Planted.Secret("hunter2hunter2")}}"}""");
        w.EndLine(LineForm.Json);
        var m = new Measurement(_ => """{"p":[REDACTED:x]}""", Marker()).Of(w.Lines);
        Assert.Equal((1.0, 0.0), (m.Secrets.Total.Share, m.Json.Share));
    }

    [Fact]
    public void Structured_plants_are_found_in_another_spelling_too()
    {
        StructuredCase[] cases = [new("a.json", "", ["q\\\"uote-7777"], ["host"]) { Text = """{"p":"q\"uote-7777","host":"db"}""" }];
        Assert.Equal(0, Structured(t => t.Replace("\\\"", "\\u0022", StringComparison.Ordinal)).Plants.Total.Good);
        Assert.Equal(1, Structured(_ => """{ "p": "[REDACTED:x]", "host": "db" }""").Plants.Total.Good);
        Assert.Equal((0, 0, 1), (Structured(_ => null).Keeps.Total.Good, Structured(_ => null).Valid.Total.Good, Structured(_ => null).Plants.Total.Good));

        StructuredMeasurement Structured(Func<string, string?> redact) => new StructuredMeasurement(c => redact(c.Text), _ => false).Of(cases);
    }

    // Replaces what must go, but for so many characters at its end; the lines come in the log's order.
    static Func<string, string?> Knowing(int left)
    {
        var next = 0;
        return text => string.Join('\n', text.Split('\n').Select(_ => Redacted(Log[next++], left)));
    }

    static string Redacted(PlantedLine line, int left)
    {
        var (output, at) = (new StringBuilder(), 0);
        foreach (var mark in line.Marks.Where(m => m.MustGo))
        {
            var value = line.ValueOf(mark);
            output.Append(Encoding.UTF8.GetString(line.Utf8, at, mark.Start - at)).Append("[REDACTED:x]").Append(value[^left..]);
            at = mark.End;
        }

        return output.Append(Encoding.UTF8.GetString(line.Utf8, at, line.Utf8.Length - at)).ToString();
    }

    static PlantedLine Line(string text, string secret = "")
    {
        var w = new LineWriter { Kind = "k" };
        w.Write(text);
        if (secret.Length > 0) w.Write(Planted.Secret(secret));
        w.EndLine();
        return w.Lines[0];
    }

    [GeneratedRegex(@"\[REDACTED:[^\]\s]*\]")]
    private static partial Regex Marker();
}
