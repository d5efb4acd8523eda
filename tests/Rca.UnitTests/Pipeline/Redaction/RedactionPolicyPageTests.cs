using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using Rca.Pipeline.Commands;
using Rca.Redaction.Policies;
using Rca.Redaction.Policies.Reading;
using Rca.UnitTests.Connectors.GitHub;
using Rca.UnitTests.Pipeline.Configuration;
using Rca.UnitTests.Redaction.Policies;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

/// <summary>What is shown of policies to people is what the reader reads.</summary>
public sealed partial class RedactionPolicyPageTests
{
    static readonly string Page = File.ReadAllText(Repository.File("docs/redaction-policy.md"));
    static readonly string Sample = File.ReadAllText(Repository.File("samples/redaction-policy.yaml"));
    static readonly string Cases = File.ReadAllText(Repository.File("samples/redaction-policy.cases.yaml"));
    static readonly string Schema = File.ReadAllText(Repository.File("docs/redaction-policy.schema.json"));

    [Fact]
    public void Sample_and_cases_of_the_page_are_the_files() => Assert.Equal([Sample, Cases], Blocks().Matches(Page).Select(m => m.Groups[1].Value));

    [Fact]
    public void Sample_passes_its_cases()
    {
        var said = new StringWriter();
        Assert.True(RedactTestCommand.Run(RedactionPolicy.Load(Sample, "sample"), RedactCases.Parse(Cases, "cases"), said) == 0, said.ToString());
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_policy_is_accepted_by_reader_and_schema(string yaml)
    {
        RedactionPolicy.Load(yaml, "policy.yaml");
        Assert.Empty(await SchemaErrorsAsync(yaml));
    }

    public static TheoryData<string> Good => [Sample, PolicyFiles.Whole, PolicyFiles.Rule, "version: 1"];

    // What one key's form can say, both say.
    [Theory]
    [InlineData("version: 1", "version: 2")]
    [InlineData("version: 1\n", "")]
    [InlineData("name: shop", "nam: shop")]
    [InlineData("name: shop", "name: [shop]")]
    [InlineData("person: pseudonymise", "person: keep")]
    [InlineData("never: drop", "never: keep")]
    [InlineData("never: drop", "secret: keep")]
    [InlineData("classes: { free-text: drop }", "classes: {}")]
    [InlineData("    classes: { free-text: drop }\n", "")]
    [InlineData("sources: [payments-*]", "sources: []")]
    [InlineData("sources: [payments-*]", "sources: [a b]")]
    [InlineData("sources: [payments-*]", "source: [a]")]
    [InlineData("allow: [checkout, checkout-*]", "allow: ['*']")]
    [InlineData("allow: [checkout, checkout-*]", "allow: [a*b]")]
    [InlineData("allow: [checkout, checkout-*]", "allow: checkout")]
    [InlineData("    - sources: [orders-db]\n      allow", "    - allow")]
    [InlineData("emails: redact", "emails: keep")]
    [InlineData("ip-addresses: keep", "ip-addresses: drop")]
    [InlineData("id: door-code", "id: Door")]
    [InlineData("class: person", "class: personal")]
    [InlineData("literal: CUST-", "literal: CU")]
    [InlineData("max-length: 15", "max-length: 5000")]
    [InlineData("max-length: 15", "max-size: 15")]
    [InlineData("ignore-case: true", "ignore-case: maybe")]
    [InlineData("examples: [\"Door code: 4711\"]", "examples: []")]
    [InlineData("    literal: door code\n", "")]
    [InlineData("allow-values: [changeme-in-production]", "allow-values: [abc]")]
    [InlineData("allow-values: [changeme-in-production]", "disabled-rules: [key-value]")]
    public async Task Bad_policy_is_refused_by_both(string before, string after)
    {
        var yaml = PolicyFiles.With(before, after);
        Assert.NotEmpty(PolicyFiles.Errors(yaml));
        Assert.NotEmpty(await SchemaErrorsAsync(yaml));
    }

    [Fact]
    public void Keys_and_words_of_the_schema_are_those_of_the_reader()
    {
        var reading = new PolicyReading("policy.yaml");
        PolicyReader.Read(PolicyDocument.Root(PolicyFiles.Whole, reading)!);
        Assert.False(reading.IsWrong);
        using var document = JsonDocument.Parse(Schema);
        var schema = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        Walk(document.RootElement, document.RootElement, "", schema);
        var read = reading.Sections.GroupBy(s => Index().Replace(s.Path, "[]"), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(s => s.Known.Select(k => (Key: k, Words: string.Join(' ', s.Words.GetValueOrDefault(k) ?? [])))).Distinct().ToDictionary(k => k.Key, k => k.Words, StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(schema.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(schema, s => Assert.Equal(s.Value.OrderBy(k => k.Key, StringComparer.Ordinal), read[s.Key].OrderBy(k => k.Key, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_key_has_its_row_on_the_page()
    {
        var reading = new PolicyReading("policy.yaml");
        PolicyReader.Read(PolicyDocument.Root(PolicyFiles.Whole, reading)!);
        var rows = Page.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')[1]).ToList();
        foreach (var key in reading.Sections.SelectMany(s => s.Known).Distinct(StringComparer.Ordinal).Except(["classes", "overrides", "identifiers", "per-source", "rules"], StringComparer.Ordinal))
            Assert.True(rows.Exists(r => Regex.IsMatch(r, $@"[`.]{Regex.Escape(key)}`")), $"{key} has no row");
    }

    // Every object of the schema by its path, with its keys and the words of those that have a closed table.
    static void Walk(JsonElement root, JsonElement schema, string path, Dictionary<string, IReadOnlyDictionary<string, string>> found)
    {
        schema = Resolved(root, schema);
        if (schema.TryGetProperty("items", out var items)) Walk(root, items, path + "[]", found);
        if (!schema.TryGetProperty("properties", out var properties)) return;
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        found.Add(path, properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.TryGetProperty("enum", out var words) ? string.Join(' ', words.EnumerateArray().Select(w => w.ToString().ToLowerInvariant())) : "", StringComparer.Ordinal));
        foreach (var property in properties.EnumerateObject()) Walk(root, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", found);
    }

    static JsonElement Resolved(JsonElement root, JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var all)) schema = all[0];
        return schema.TryGetProperty("$ref", out var reference) ? root.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..]) : schema;
    }

    static async Task<IReadOnlyList<string>> SchemaErrorsAsync(string yaml) =>
        [.. (await JsonSchema.FromJsonAsync(Schema, TestContext.Current.CancellationToken)).Validate(Yaml.ToJson(yaml)).Select(e => e.ToString())];

    [GeneratedRegex(@"^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
