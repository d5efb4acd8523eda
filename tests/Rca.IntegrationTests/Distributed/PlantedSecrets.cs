using System.Text;
using System.Text.Json;

namespace Rca.IntegrationTests.Distributed;

/// <summary>The synthetic secrets that stand in the demo's recordings and in its webhook.</summary>
static class PlantedSecrets
{
    public static IReadOnlyList<(string Kind, string Value)> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "planted-secrets*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray())
            .Select(secret => (secret.GetProperty("kind").GetString()!, secret.GetProperty("value").GetString()!)),
    ];

    /// <summary>The kinds of those that stand in a text, as they are, escaped for JSON, or in base64.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. All.Where(s => Forms(s.Value).Any(form => text.Contains(form, StringComparison.Ordinal))).Select(s => s.Kind)];

    static IEnumerable<string> Forms(string value) =>
        [value, JsonSerializer.Serialize(value)[1..^1], Uri.EscapeDataString(value), Convert.ToBase64String(Encoding.UTF8.GetBytes(value))];
}
