using System.Text.RegularExpressions;
using Rca.PlantedLog;
using Rca.PlantedLog.Encodings;
using Rca.PlantedLog.Quality;
using Rca.PlantedLog.Structured;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rca.UnitTests.Redaction.Quality;

/// <summary>A slice of what `Rca.Benchmarks quality` measures in full.</summary>
public sealed partial class QualityTests
{
    static readonly LogOptions Slice = new(Seed: 2, Bytes: 2 << 20) { Secrets = 0.03, Personal = 0.01 };

    [Fact]
    public void Planted_log_is_redacted_at_least_as_well_as_before()
    {
        var m = new Measurement(Redact, Marker()).Of(new LogGenerator(Slice).Lines());
        Assert.Equal(0, m.Withheld);
        Above(QualityFloors.Secrets, m.Secrets.Total, m.Secrets);
        Above(QualityFloors.Personal, m.Personal.Total, m.Personal);
        Above(QualityFloors.DecoysUntouched, m.Decoys.Total, m.Decoys);
        Above(QualityFloors.BenignUntouched, m.Benign);
        Above(QualityFloors.JsonValid, m.Json);
    }

    [Fact]
    public void Encoded_secrets_are_redacted_at_least_as_well_as_before()
    {
        // Every fifth: each encoding keeps eighty.
        var m = new Measurement(Redact, Marker()).Of(EncodedSet.Lines(1).Where((_, i) => i % 5 == 0), chunkBytes: 0);
        Assert.Equal(EncodedSet.Names.Count, m.Secrets.Scores.Count);
        Assert.All(m.Secrets.Scores, s => Above(QualityFloors.Encoded, s));
    }

    [Fact]
    public void Structured_documents_are_redacted_at_least_as_well_as_before()
    {
        var m = new StructuredMeasurement(c => Redact(c.Text), ParsesAsYaml).Of(StructuredCases.All);
        Above(QualityFloors.StructuredGone, m.Plants.Total, m.Plants);
        Above(QualityFloors.StructuredKept, m.Keeps.Total, m.Keeps);
        Above(QualityFloors.StructuredValid, m.Valid.Total, m.Valid);
    }

    static string? Redact(string text) => Engines.New().RedactText(text) is { Withheld: null } redacted ? redacted.Text : null;

    static void Above(double floor, Score score, Scoreboard? kinds = null) =>
        Assert.True(score.Share >= floor, $"{score.Name}: {score.Good} of {score.Total}, the floor is {floor}; e.g. {score.Example}; worst: {Worst(kinds)}");

    static string Worst(Scoreboard? kinds) => string.Join(", ", kinds?.Scores.Take(5).Select(s => $"{s.Name} {s.Good}/{s.Total}") ?? []);

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
