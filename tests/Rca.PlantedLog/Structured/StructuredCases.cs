using System.Text.Json;

namespace Rca.PlantedLog.Structured;

/// <summary>The documents under Corpus/structured, as its cases.json lists them.</summary>
public static class StructuredCases
{
    static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<StructuredCase> All { get; } =
        [.. JsonSerializer.Deserialize<StructuredCase[]>(Read("cases.json"), CamelCase)!.Select(c => c with { Text = Read(c.File) })];

    static string Read(string file)
    {
        using var stream = typeof(StructuredCases).Assembly.GetManifestResourceStream("structured/" + file)
            ?? throw new InvalidOperationException($"Corpus/structured has no file {file}, which cases.json lists");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
