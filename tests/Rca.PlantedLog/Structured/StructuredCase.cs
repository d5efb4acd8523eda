using System.Text.Json.Serialization;

namespace Rca.PlantedLog.Structured;

/// <summary>A JSON or YAML document with strings that must go and strings that must survive.</summary>
/// <param name="File">The document's file; its extension is its form.</param>
/// <param name="About">What is hard about it.</param>
/// <param name="Plant">Must go, spelled as in the document.</param>
/// <param name="Keep">Must survive; white space aside.</param>
public sealed record StructuredCase(string File, string About, IReadOnlyList<string> Plant, IReadOnlyList<string> Keep)
{
    [JsonIgnore]
    public string Text { get; init; } = "";

    public bool IsJson => File.EndsWith(".json", StringComparison.Ordinal);

    public override string ToString() => File;
}
