using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A synthetic secret that is planted in the demo's stories, and how to find it in whatever text it may have got into.</summary>
sealed record Planted(string Kind, string Value, string Where)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Planted> All { get; } = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "planted-secrets*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize<List<Planted>>(File.ReadAllText(file), Json)!)];

    /// <summary>Whether a connector is to capture the place where it is planted; elsewhere it must not even be captured.</summary>
    public bool IsCaptured =>
        Where.Contains("event message", StringComparison.Ordinal) || Where.Contains("change-cause", StringComparison.Ordinal)
        || Where.StartsWith("title of", StringComparison.Ordinal) || Where.StartsWith("name of", StringComparison.Ordinal)
        || Where.StartsWith("author and committer", StringComparison.Ordinal);

    public bool IsOfTheAlert => Where.Contains("of the alert", StringComparison.Ordinal);

    /// <summary>Whether the text has the secret, as it is or in an encoding that gives it back.</summary>
    public bool IsIn(string text) => _needles.Any(needle => text.Contains(needle, StringComparison.Ordinal));

    readonly string[] _needles = [.. Encodings(Value).Distinct(StringComparer.Ordinal)];

    static IEnumerable<string> Encodings(string value)
    {
        string[] written = [value, Escaped(value, Plain), Escaped(value, JsonSerializerOptions.Default), Escaped(Escaped(value, Plain), Plain)];
        foreach (var text in written)
        {
            yield return text;
            yield return Uri.EscapeDataString(text);
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        for (var before = 0; before < 3; before++)
        {
            var core = Base64(bytes, before);
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }

    // What base64 of a longer text has wherever the value begins in it: characters that mix in a neighbour's bits are cut off.
    static string Base64(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
        var first = (before * 8 + 5) / 6;
        var last = (before + bytes.Length) * 8 / 6;
        return text[first..last];
    }

    static string Escaped(string value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, options)[1..^1];
}
