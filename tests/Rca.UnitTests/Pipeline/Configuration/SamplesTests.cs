using NJsonSchema;
using Rca.Bus;
using Rca.Core.Configuration;
using Rca.Pipeline;
using Rca.Pipeline.Configuration;
using Rca.Pipeline.Hosting;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Pipeline.Configuration;

/// <summary>What is shown to people loads, and the schema and the reader agree on it.</summary>
public sealed class SamplesTests
{
    const string Good = """
        sources:
          - name: prod-eu
            connector: kubernetes
            allowedScopes: [{ namespace: shop }]
            allowedIdentifiers: [checkout-*, 1.2]
            options: { address: "http://127.0.0.1:8001", inCluster: false, eventRetention: 2h }
        routes:
          - match: { severity: critical, code: 500 }
            collect:
              - source: prod-eu
                capabilities: [kubernetes.pods]
                scope: { namespace: shop, workload: checkout }
          - match: { alertname: Watchdog }
            drop: true
        budgets: { deadline: 45s }
        doors: { listen: "http://127.0.0.1:8080", reportToken: "${env:PATH}" }
        """;

    static readonly string Schema = ConfigurationSchema.Text([.. BuiltInConnectors.Types.Values]);

    public static TheoryData<string> Samples => [.. SampleFolder.All];

    [Fact]
    public void Published_schema_is_that_of_the_readers()
    {
        var published = Repository.File("docs/rca.schema.json");
        Assert.True(File.ReadAllText(published) == Schema, "docs/rca.schema.json is stale: write it anew with './rca config schema > docs/rca.schema.json'");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_is_accepted_by_reader_and_schema(string file)
    {
        using var sample = SampleFolder.Of(file);
        Assert.NotEmpty(Read(sample).Values);
        Assert.Empty(await SchemaErrorsAsync(sample.Text));
    }

    [Fact]
    public void Samples_are_there() => Assert.True(SampleFolder.All.Count >= 5);

    [Fact]
    public async Task Good_configuration_is_accepted_by_both()
    {
        PipelineConfiguration.Parse("rca.yaml", Good).FinishWhole();
        Assert.Empty(await SchemaErrorsAsync(Good));
    }

    [Theory]
    [InlineData("    allowedIdentifiers", "    limits: { concurrency: 0 }\n    allowedIdentifiers")]
    [InlineData("    allowedIdentifiers", "    limits: { noProgress: 5 }\n    allowedIdentifiers")]
    [InlineData("budgets: {", "budgts: {")]
    [InlineData("budgets: {", "budgets: { x: 1,")]
    [InlineData("budgets: { deadline: 45s }", "budgets: [45s]")]
    [InlineData("deadline: 45s", "deadline: 45")]
    [InlineData("deadline: 45s", "deadline: soon")]
    [InlineData("name: prod-eu", "name: Prod")]
    [InlineData("name: prod-eu", "nam: prod-eu")]
    [InlineData("allowedScopes: [{ namespace: shop }]", "allowedScopes: { namespace: shop }")]
    [InlineData("    allowedScopes: [{ namespace: shop }]\n", "")]
    [InlineData("allowedIdentifiers: [checkout-*, 1.2]", "allowedIdentifiers: checkout-*")]
    [InlineData("inCluster: false", "inCluster: maybe")]
    [InlineData("inCluster: false", "incluster: false")]
    [InlineData("eventRetention: 2h", "eventRetention: 2d")]
    [InlineData("connector: kubernetes", "connector: postgres")]
    [InlineData("budgets: {", "keys: { signing: { planer: \"${env:PATH}\" } }\nbudgets: {")]
    [InlineData("budgets: {", "keys: { accepted: { planner: [literal] } }\nbudgets: {")]
    [InlineData("budgets: {", "redaction: { catalogues: [{ file: x }] }\nbudgets: {")]
    [InlineData("budgets: {", "redaction: { policy: [x] }\nbudgets: {")]
    [InlineData("match: { severity: critical, code: 500 }", "match: [a]")]
    [InlineData("[kubernetes.pods]", "[]")]
    [InlineData("[kubernetes.pods]", "[kubernetes.pod]")]
    [InlineData("[kubernetes.pods]", "kubernetes.pods")]
    [InlineData("source: prod-eu", "sourc: prod-eu")]
    [InlineData("scope: { namespace: shop, workload: checkout }", "scope: [shop]")]
    [InlineData("drop: true", "drop: yes")]
    [InlineData("drop: true", "dorp: true")]
    [InlineData("\"${env:PATH}\"", "literal")]
    [InlineData("\"${env:PATH}\"", "\"${env:}\"")]
    [InlineData("doors: {", "doors: { key: x,")]
    [InlineData("routes:\n", "routes: 1\nx:\n")]
    public async Task Bad_configuration_is_refused_by_both(string before, string after)
    {
        Assert.Contains(before, Good, StringComparison.Ordinal);
        var bad = Good.Replace(before, after, StringComparison.Ordinal);
        var errors = Assert.Throws<ConfigurationException>(() => PipelineConfiguration.Parse("rca.yaml", bad).FinishWhole()).Errors;
        Assert.All(errors, e => Assert.Matches("^rca.yaml:[0-9]+:[0-9]+: [^ ]+: found .*expected ", e.ToString()));
        Assert.NotEmpty(await SchemaErrorsAsync(bad));
    }

    // A file of a connector that is not built in is read by its own collector alone.
    static IReadOnlyDictionary<string, SourceConfiguration> Read(SampleFolder sample)
    {
        var root = RootSection.Load(sample.Path);
        var sources = SourceReader.Read(root, connectors: null);
        if (sources.Values.All(s => BuiltInConnectors.Types.ContainsKey(s.Connector))) return PipelineConfiguration.Load(sample.Path).FinishWhole().Sources;
        BusConfiguration.Read(root.Section("bus"));
        KeySection.Check(KeySection.Of(root, sources.Keys), sources.Keys);
        root.Finish();
        return sources;
    }

    static async Task<IReadOnlyList<string>> SchemaErrorsAsync(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(Schema, TestContext.Current.CancellationToken);
        return [.. schema.Validate(Yaml.ToJson(yaml)).Select(e => e.ToString())];
    }
}
