using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Rca.Contracts;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Contracts;

/// <summary>
/// A whole sample of every message of each version stays readable. When one of these fails, a member was removed, renamed or given another type: put it
/// back, and add a new optional member beside it; or make a new message with an exchange of its own, and leave this one.
/// A sample is added when a member is added. None is ever changed.
/// </summary>
public sealed class GoldenMessageTests
{
    static readonly string Folder = Repository.File("tests/Rca.UnitTests/Contracts/Golden");

    static readonly Type[] Messages =
    [
        typeof(IncidentReported), typeof(SignedCommand), typeof(CollectEvidence), typeof(CapturedEvidence), typeof(CapturedPart), typeof(SignedEvidence), typeof(EvidenceCollected),
        typeof(ManifestSealed),
    ];

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_read_without_loss(string sample) => Assert.Null(Loss(Read(sample), TypeOf(sample)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_with_members_that_nobody_knows_yet_is_read_the_same(string sample)
    {
        var known = Read(sample);
        var later = known.DeepClone();
        foreach (var record in Objects(later).Where(o => !IsMap(o)).ToList()) record["laterMember"] = new JsonObject { ["x"] = 1 };
        Assert.True(JsonNode.DeepEquals(Written(known, TypeOf(sample)), Written(later, TypeOf(sample))));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_without_its_optional_members_is_read(string sample)
    {
        var type = TypeOf(sample);
        var bare = Read(sample);
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Where(p => p.HasDefaultValue))
            bare.Remove(JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!));
        Assert.Null(Loss(bare, type));
    }

    // What this page of tests promises: a record that lacks a member of a sample, under its name and of its type, does not pass.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Any_member_removed_renamed_or_of_another_type_is_noticed(string sample)
    {
        var whole = Read(sample);
        foreach (var (path, key) in Objects(whole).Where(o => !IsMap(o)).SelectMany(o => o.Select(m => (o.GetPath(), m.Key))))
        {
            Assert.NotNull(Loss(Change(whole, path, o =>
            {
                var value = o[key];
                o.Remove(key);
                o[key + "Renamed"] = value;
            }), TypeOf(sample)));
            // What is in there is whatever its catalogue says.
            if (key is not "fields") Assert.NotNull(Loss(Change(whole, path, o => o[key] = new JsonArray(new JsonArray())), TypeOf(sample)));
        }
    }

    [Fact]
    public void Every_message_and_every_signed_document_has_a_sample() =>
        Assert.Equal(Messages.Select(t => t.Name).Order(StringComparer.Ordinal), Samples.Select(s => Path.GetFileNameWithoutExtension(s.Data)).Distinct(StringComparer.Ordinal));

    // Without this, a new member could come and go unseen.
    [Fact]
    public void Newest_sample_of_each_message_has_every_member()
    {
        foreach (var sample in Samples.Select(s => s.Data).GroupBy(Path.GetFileName, StringComparer.Ordinal).Select(g => g.Max(StringComparer.Ordinal)!))
            Assert.Empty(Missing(Read(sample), TypeOf(sample)));
    }

    static IEnumerable<string> Missing(JsonNode node, Type type) => node switch
    {
        JsonArray list => list.SelectMany(item => Missing(item!, type.GetGenericArguments()[0])),
        JsonObject o when WireJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info =>
            info.Properties.SelectMany(p => o[p.Name] is { } value ? Missing(value, p.PropertyType) : [$"{type.Name}.{p.Name}"]),
        _ => [],
    };

    // The first member of the sample that is not there, the same, after reading and writing; null when none is lost.
    static string? Loss(JsonObject sample, Type type)
    {
        try
        {
            return Lost(sample, Written(sample, type));
        }
        catch (JsonException)
        {
            return "$";
        }
    }

    static string? Lost(JsonNode? sample, JsonNode? written) => (sample, written) switch
    {
        (JsonObject s, JsonObject w) => s.Select(m => w.ContainsKey(m.Key) ? Lost(m.Value, w[m.Key]) : $"{s.GetPath()}.{m.Key}").FirstOrDefault(l => l is not null),
        (JsonArray s, JsonArray w) when s.Count == w.Count => s.Select((item, i) => Lost(item, w[i])).FirstOrDefault(l => l is not null),
        _ => JsonNode.DeepEquals(sample, written) ? null : sample?.GetPath() ?? "$",
    };

    static JsonNode? Written(JsonNode sample, Type type) => JsonSerializer.SerializeToNode(sample.Deserialize(type, WireJson.Options), type, WireJson.Options);

    static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => [o, .. o.SelectMany(m => Objects(m.Value))],
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    static JsonObject Change(JsonObject whole, string path, Action<JsonObject> change)
    {
        var changed = whole.DeepClone().AsObject();
        change(Objects(changed).Single(o => string.Equals(o.GetPath(), path, StringComparison.Ordinal)));
        return changed;
    }

    // The names in these are the sender's.
    static bool IsMap(JsonObject node) => node.Parent is JsonObject && node.GetPropertyName() is ("labels" or "annotations" or "scope" or "fields");

    static Type TypeOf(string sample) => typeof(SignedCommand).Assembly.GetType($"Rca.Contracts.{Path.GetFileNameWithoutExtension(sample)}", throwOnError: true)!;

    static JsonObject Read(string sample) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, sample)))!.AsObject();
}
