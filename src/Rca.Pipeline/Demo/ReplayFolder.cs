using System.Text.Json;

namespace Rca.Pipeline.Demo;

/// <summary>Reads a folder of recordings.</summary>
static class ReplayFolder
{
    const string StoryFile = "story.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The recordings of <paramref name="folder"/>, with the times that they have when its story ends at <paramref name="alertAt"/>.</summary>
    public static IReadOnlyList<ReplayRecording> Load(string folder, DateTimeOffset alertAt)
    {
        var story = Read<ReplayStory>(Path.Combine(folder, StoryFile));
        var offset = ReplayTimes.Offset(story.AlertAt, alertAt);
        return [.. Directory.EnumerateFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file) is not StoryFile)
            .Order(StringComparer.Ordinal)
            .Select(Read<ReplayRecording>)
            .Select(recording => recording with { Body = ReplayTimes.Shift(recording.Body, offset) })];
    }

    static T Read<T>(string file)
    {
        if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing: a folder of recordings has a {StoryFile} beside them");
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDataException($"{file} holds null, expected an object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}, line {(e.LineNumber ?? 0) + 1}: {e.Message}", e);
        }
    }
}
