using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>The JSON schemas and the AsyncAPI document under docs/contract are what the code says. With RCA_WRITE_DOCS=1 the first test writes them.</summary>
public sealed class ContractDocsTests
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Type[] Records =
        [typeof(IncidentReported), typeof(CollectEvidence), typeof(SignedCommand), typeof(CapturedEvidence), typeof(CapturedPart), typeof(EvidenceCollected), typeof(SignedEvidence), typeof(ManifestSealed)];

    static string Folder => PublishedFile.Path("docs", "contract");

    public static TheoryData<object> Messages => WireJsonTests.Messages;

    [Fact]
    public void Published_files_are_what_the_code_says()
    {
        var files = Records.ToDictionary(AsyncApiDocument.SchemaFile, ContractSchema.Of, StringComparer.Ordinal);
        files["descriptor.schema.json"] = ContractSchema.Of(typeof(DescriptorDocument));
        files["asyncapi.json"] = AsyncApiDocument.Create();
        foreach (var (name, document) in files) PublishedFile.Check(Path.Combine(Folder, name), document.ToJsonString(Written) + "\n");
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public async Task Message_fits_its_schema_and_not_without_a_required_member_or_with_one_of_another_type(object message)
    {
        var schema = await JsonSchema.FromJsonAsync(ContractSchema.Of(message.GetType()).ToJsonString(), TestContext.Current.CancellationToken);
        var whole = JsonSerializer.SerializeToNode(message, message.GetType(), WireJson.Options)!.AsObject();
        Assert.Empty(schema.Validate(whole.ToJsonString()));
        foreach (var (parent, name, path) in Members(whole, "").ToList())
        {
            var value = parent[name];
            parent.Remove(name);
            var refused = Refuses(message.GetType(), whole);
            Assert.True(refused == (schema.Validate(whole.ToJsonString()).Count > 0), $"{path} left out: the code {(refused ? "refuses" : "accepts")} that");
            foreach (var other in (JsonNode[])[new JsonArray(), JsonValue.Create(1.5), JsonValue.Create("no")])
            {
                parent[name] = other;
                refused = Refuses(message.GetType(), whole);
                Assert.True(refused == (schema.Validate(whole.ToJsonString()).Count > 0), $"{path} as {other.ToJsonString()}: the code {(refused ? "refuses" : "accepts")} that");
                parent.Remove(name);
            }

            parent[name] = value;
        }
    }

    [Fact]
    public async Task Golden_messages_fit_their_schemas()
    {
        var golden = Directory.EnumerateFiles(PublishedFile.Path("tests", "Rca.UnitTests", "Contracts", "Golden"), "*.json", SearchOption.AllDirectories)
            .ToDictionary(f => f, f => Records.Single(r => string.Equals(r.Name, Path.GetFileNameWithoutExtension(f), StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal(Records.Length, golden.Values.Distinct().Count());
        foreach (var (file, record) in golden)
        {
            var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Folder, AsyncApiDocument.SchemaFile(record)), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Assert.Empty(schema.Validate(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task Descriptors_of_the_built_in_connectors_and_of_the_sample_fit_their_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ContractSchema.Of(typeof(DescriptorDocument)).ToJsonString(), TestContext.Current.CancellationToken);
        var sample = await File.ReadAllTextAsync(PublishedFile.Path("samples", "connector-python", "host.descriptor.json"), TestContext.Current.CancellationToken);
        foreach (var descriptor in BuiltInConnectors.Descriptors.Values.Select(DescriptorJson.Write).Append(sample)) Assert.Empty(schema.Validate(descriptor));
        Assert.NotEmpty(schema.Validate(sample.Replace("\"kind\"", "\"name\"", StringComparison.Ordinal)));
        Assert.Equal("host", DescriptorJson.Read(System.Text.Encoding.UTF8.GetBytes(sample)).Type);
    }

    [Fact]
    public void References_of_the_asyncapi_document_lead_somewhere()
    {
        var document = AsyncApiDocument.Create();
        var references = Members(document, "").Where(m => m.Name is "$ref").Select(m => m.Parent[m.Name]!.GetValue<string>()).ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            if (!reference.StartsWith("#/", StringComparison.Ordinal)) Assert.True(File.Exists(Path.Combine(Folder, reference)), reference);
            else Assert.NotNull(reference[2..].Split('/').Aggregate((JsonNode?)document, (node, step) => node?[step]));
        }
    }

    static bool Refuses(Type type, JsonObject message)
    {
        try
        {
            return message.Deserialize(type, WireJson.Options) is null;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    static IEnumerable<(JsonObject Parent, string Name, string Path)> Members(JsonNode? node, string path) => node switch
    {
        JsonObject parent => parent.SelectMany(p => Members(p.Value, $"{path}/{p.Key}").Prepend((parent, p.Key, $"{path}/{p.Key}"))),
        JsonArray list => list.SelectMany((item, i) => Members(item, $"{path}/{i}")),
        _ => [],
    };
}
