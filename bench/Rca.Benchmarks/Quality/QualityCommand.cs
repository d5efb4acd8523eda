using System.CommandLine;
using System.Text.RegularExpressions;
using Rca.PlantedLog;
using Rca.PlantedLog.Encodings;
using Rca.PlantedLog.Quality;
using Rca.PlantedLog.Structured;
using Rca.Redaction;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rca.Benchmarks.Quality;

/// <summary>What the redaction engine finds and what it spares, measured against sets whose truth is known.</summary>
static partial class QualityCommand
{
    public static RootCommand New()
    {
        var size = new Option<int>("--size") { Description = "Megabytes of planted log.", DefaultValueFactory = _ => 64 };
        var set = new Option<string?>("--set") { Description = "log, encoded or structured; all three without it." };
        set.AcceptOnlyFromAmong("log", "encoded", "structured");
        var command = new RootCommand("Measures the redaction engine: what it finds, what it spares, how fast.") { size, set };
        command.SetAction(parsed => Run(parsed.GetValue(size), parsed.GetValue(set)));
        return command;
    }

    static void Run(int megabytes, string? set)
    {
        var engine = new RedactionEngine(new TokenKey("quality", new byte[32]));
        string? Redact(string text) => engine.RedactText(text) is { Withheld: null } redacted ? redacted.Text : null;
        var printer = new QualityPrinter(Console.Out);
        if (set is null or "log") printer.Log(new Measurement(Redact, Marker()).Of(new LogGenerator(new LogOptions(Bytes: (long)megabytes << 20)).Lines()));
        if (set is null or "encoded") printer.Encoded(new Measurement(Redact, Marker()).Of(EncodedSet.Lines(1), chunkBytes: 0));
        if (set is null or "structured") printer.Structured(new StructuredMeasurement(c => Redact(c.Text), ParsesAsYaml).Of(StructuredCases.All));
    }

    static bool ParsesAsYaml(string text)
    {
        try
        {
            new YamlStream().Load(new StringReader(text));
            return true;
        }
        catch (YamlException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\[REDACTED:[^\]\s]*\]")]
    private static partial Regex Marker();
}
