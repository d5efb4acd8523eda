using System.Text.Json;
using Rca.PlantedLog.Quality;

namespace Rca.PlantedLog.Structured;

/// <summary>Redacts the structured cases and counts what went, what survived and what still parses.</summary>
/// <param name="redact">The engine; null for withheld.</param>
/// <param name="parsesAsYaml">Whether a text is YAML: this project has no parser for it.</param>
public sealed class StructuredMeasurement(Func<StructuredCase, string?> redact, Func<string, bool> parsesAsYaml)
{
    /// <summary>Good is a string that went, by case.</summary>
    public Scoreboard Plants { get; } = new();

    /// <summary>Good is a string that survived, by case.</summary>
    public Scoreboard Keeps { get; } = new();

    /// <summary>Good is a document that parses as it did.</summary>
    public Scoreboard Valid { get; } = new();

    public StructuredMeasurement Of(IEnumerable<StructuredCase> cases)
    {
        foreach (var @case in cases)
        {
            var output = redact(@case) ?? "";
            var meant = Meant(output);
            foreach (var plant in @case.Plant)
                Plants.Of(@case.File).Count(!Leak.Shows(plant, output) && !Leak.Shows(JsonTexts.Unescaped(plant), meant), plant);
            var squeezed = Squeeze(output);
            foreach (var keep in @case.Keep) Keeps.Of(@case.File).Count(squeezed.Contains(Squeeze(keep), StringComparison.Ordinal), keep);
            if (Parses(@case, @case.Text)) Valid.Of(@case.File).Count(Parses(@case, output), @case.About);
        }

        return this;
    }

    bool Parses(StructuredCase @case, string text) => @case.IsJson ? JsonTexts.Parses(text) : parsesAsYaml(text);

    // Another spelling of the same characters must not pass for redacted.
    static string Meant(string output)
    {
        if (!JsonTexts.Parses(output)) return output;
        using var document = JsonDocument.Parse(output);
        return string.Join('\n', JsonTexts.Strings(document.RootElement));
    }

    static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
