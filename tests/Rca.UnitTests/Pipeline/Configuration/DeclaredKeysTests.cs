using System.Text.RegularExpressions;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;
using Rca.Pipeline;
using Rca.Pipeline.Configuration;
using Rca.Pipeline.Hosting;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Pipeline.Configuration;

/// <summary>The keys that are declared are those that are read, and each is documented.</summary>
public sealed partial class DeclaredKeysTests
{
    const string Whole = """
        sources:
          - { name: a, connector: github, allowedScopes: [], options: { baseAddress: "http://127.0.0.1:1/" } }
          - { name: b, connector: kubernetes, allowedScopes: [], options: { address: "http://127.0.0.1:1" } }
          - { name: c, connector: postgres, allowedScopes: [], options: { connectionString: "${env:RCA_TEST_DECLARED_KEYS}" } }
        sourceState: { postgres: "${env:RCA_TEST_DECLARED_KEYS}", key: "${env:RCA_TEST_DECLARED_STATE_KEY}" }
        redaction: { catalogues: [{ file: absent.json, sha256: x }] }
        routes:
          - match: { a: b }
            collect: [{ source: a, capabilities: [github.commits], scope: { repository: acme/shop } }]
        """;

    static readonly SectionKey Shape = ConfigurationShape.Of([.. BuiltInConnectors.Types.Values]);

    [Fact]
    public void Keys_that_are_read_are_those_that_are_declared()
    {
        Environment.SetEnvironmentVariable("RCA_TEST_DECLARED_KEYS", "Host=a;Database=b;Username=c");
        Environment.SetEnvironmentVariable("RCA_TEST_DECLARED_STATE_KEY", Convert.ToBase64String(new byte[32]));
        var configuration = PipelineConfiguration.Parse("rca.yaml", Whole);
        // The whole of it is read before anything is said, here of the file that is not there.
        Assert.Equal("redaction.catalogues[0].file", Assert.Single(Assert.Throws<ConfigurationException>(configuration.FinishWhole).Errors).Key);
        var declared = Sections(Shape.Keys, "").ToDictionary(s => s.Path, s => s.Keys, StringComparer.Ordinal);
        var read = configuration.Root.AllSections.ToList()
            .Where(s => declared.ContainsKey(Path(s, configuration.Root)))
            .GroupBy(s => Path(s, configuration.Root), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(s => s.Known).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        Assert.Equal(declared.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(declared, d => Assert.Equal(d.Value.Select(k => k.Name).Order(StringComparer.Ordinal), read[d.Key]));
        Assert.Equal(RootSection.Keys.Order(StringComparer.Ordinal), Shape.Keys.Select(k => k.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_is_documented_with_its_default_and_range()
    {
        var rows = File.ReadAllLines(Repository.File("docs/configuration.md"));
        var keys = Sections(Shape.Keys, "").Where(s => !s.Path.Contains(".options@", StringComparison.Ordinal))
            .SelectMany(s => s.Keys.Select(k => (Path: $"{s.Path.Split('@')[0]}{(s.Path.Length == 0 ? "" : ".")}{k.Name}{(k is NamedKey ? ".NAME" : "")}", Key: k)))
            .Where(k => k.Key is not (SectionKey or ListKey) || k.Key.Name is "options").DistinctBy(k => k.Path).ToList();
        Assert.True(keys.Count > 20);
        Assert.All(keys, k => AssertDocumented(rows, k.Path, k.Key));
    }

    [Fact]
    public void Every_option_is_documented_beside_its_connector()
    {
        foreach (var type in BuiltInConnectors.Types.Values)
        {
            var rows = File.ReadAllLines(Repository.File($"src/{type.GetType().Assembly.GetName().Name}/README.md"));
            Assert.NotEmpty(type.Options);
            Assert.All(type.Options, o => AssertDocumented(rows, o.Name, o));
        }
    }

    static void AssertDocumented(string[] rows, string path, ConfigKey key)
    {
        var row = rows.SingleOrDefault(r => r.StartsWith($"| `{path}` |", StringComparison.Ordinal));
        Assert.True(row is not null, $"`{path}` has no row of its own");
        foreach (var word in (string?[])[key.Default, key.Range?.Least, key.Range?.Greatest])
            if (word is not null) Assert.Contains($"`{word}`", row, StringComparison.Ordinal);
    }

    static IEnumerable<(string Path, IReadOnlyList<ConfigKey> Keys)> Sections(IReadOnlyList<ConfigKey> keys, string path)
    {
        yield return (path, keys);
        foreach (var key in keys)
        {
            IEnumerable<(string, IReadOnlyList<ConfigKey>)> below = key switch
            {
                SectionKey section => Sections(section.Keys, ConfigSection.Join(path, section.Name)),
                ListKey { Forms: [var only] } list => Sections(only, ConfigSection.Join(path, list.Name + "[]")),
                ListKey list => list.Forms.Where(f => ConnectorOf(f) is not null).SelectMany(f => Sections(f, ConfigSection.Join(path, list.Name + "[]")).Select(s => (s.Path + "@" + ConnectorOf(f), s.Keys))),
                _ => [],
            };
            foreach (var section in below) yield return section;
        }
    }

    static string? ConnectorOf(IReadOnlyList<ConfigKey> form) => form.OfType<TextKey>().Single(k => k.Name is "connector").Words?.Single();

    // sources[1].options of a kubernetes source is sources[].options@kubernetes.
    static string Path(ConfigSection section, ConfigSection root)
    {
        var path = Index().Replace(section.Path, "[]");
        return Index().Match(section.Path) is { Success: true } index && path.StartsWith("sources[]", StringComparison.Ordinal)
            ? $"{path}@{root.List("sources")[int.Parse(index.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)].Text("connector")}"
            : path;
    }

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex Index();
}
