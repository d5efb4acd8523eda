using System.Text;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.UnitTests.Core.Collecting.Describing;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class PinnedDescriptorsTests : IDisposable
{
    static readonly string Json = DescriptorJson.Write(Descriptors.Weather);
    static readonly string Digest = Identity.Sha256(Encoding.UTF8.GetBytes(Json));

    readonly string _directory = Directory.CreateTempSubdirectory("rca-").FullName;

    public PinnedDescriptorsTests() => File.WriteAllText(Path.Combine(_directory, "weather.json"), Json);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Source_and_route_may_name_a_connector_that_only_a_pinned_file_describes()
    {
        var root = Parse(Pin("weather.json", Digest) + """

            sources:
              - name: mast
                connector: weather
                allowedScopes: [{ site: north }]
                options: { anything: it-likes }
            routes:
              - collect:
                  - { source: mast, capabilities: [weather.forecast], scope: { site: north } }
            """);
        var connectors = PinnedDescriptors.Read(root, Empty);
        var planning = PlanningConfiguration.Read(root, connectors);
        root.Finish();
        Assert.Equal("weather", planning.Sources["mast"].Connector);
        Assert.Equal("weather.forecast", connectors["weather"].Capabilities.Single().Id);
    }

    [Fact]
    public void Route_that_asks_a_pinned_connector_for_what_it_cannot_is_refused()
    {
        var root = Parse(Pin("weather.json", Digest) + """

            sources:
              - { name: mast, connector: weather, allowedScopes: [{ site: north }] }
            routes:
              - collect:
                  - { source: mast, capabilities: [weather.history], scope: { site: north } }
            """);
        PlanningConfiguration.Read(root, PinnedDescriptors.Read(root, Empty));
        Assert.Contains("found 'weather.history', which connector weather does not have", Problems(root), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_file_is_refused_and_both_digests_are_said()
    {
        File.AppendAllText(Path.Combine(_directory, "weather.json"), " ");
        var root = Parse(Pin("weather.json", Digest));
        Assert.DoesNotContain("weather", PinnedDescriptors.Read(root, Empty).Keys);
        Assert.Contains("redaction.catalogues[0].sha256: found another digest than that of 'weather.json', expected " + Identity.Sha256(Encoding.UTF8.GetBytes(Json + " ")), Problems(root), StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_file_is_refused_with_the_place_in_it()
    {
        var broken = Json.Replace("\"title\"", "\"tilte\"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_directory, "weather.json"), broken);
        var root = Parse(Pin("weather.json", Identity.Sha256(Encoding.UTF8.GetBytes(broken))));
        PinnedDescriptors.Read(root, Empty);
        Assert.Contains("redaction.catalogues[0].file: found in 'weather.json': line 8, $.capabilities[0]", Problems(root), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_and_missing_digest_are_refused()
    {
        var root = Parse("redaction: { catalogues: [{ file: absent.json, sha256: 00 }, { file: weather.json }], polcy: 1, policy: left-to-whoever-redacts }");
        PinnedDescriptors.Read(root, Empty);
        var problems = Problems(root);
        Assert.Contains("catalogues[0].file: found no file 'absent.json'", problems, StringComparison.Ordinal);
        Assert.Contains("catalogues[1].sha256: found nothing", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("redaction.policy:", problems, StringComparison.Ordinal);
        Assert.Contains("redaction.polcy: found an unknown key", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void File_cannot_redefine_what_is_built_in_and_what_another_file_has()
    {
        var root = Parse(Pin("weather.json", Digest) + $"\n    - {{ file: weather.json, sha256: {Digest} }}");
        PinnedDescriptors.Read(root, Empty);
        Assert.Contains("catalogues[1].file: found a descriptor of 'weather', as weather.json is already", Problems(root), StringComparison.Ordinal);

        root = Parse(Pin("weather.json", Digest));
        var builtIn = new Dictionary<string, ConnectorDescriptor> { ["weather"] = Descriptors.Weather with { Version = "2" } };
        Assert.Equal("2", PinnedDescriptors.Read(root, builtIn)["weather"].Version);
        Assert.Contains("found a descriptor of 'weather', which is built in", Problems(root), StringComparison.Ordinal);
    }

    static IReadOnlyDictionary<string, ConnectorDescriptor> Empty => new Dictionary<string, ConnectorDescriptor>();

    ConfigSection Parse(string yaml) => RootSection.Parse(Path.Combine(_directory, "rca.yaml"), yaml);

    static string Pin(string file, string sha256) => $"""
        redaction:
          catalogues:
            - file: {file}
              sha256: {sha256}
        """;

    static string Problems(ConfigSection root) => string.Join('\n', root.Errors);
}
