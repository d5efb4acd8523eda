using System.Xml.Linq;
using Rca.PlantedLog;
using Xunit;

namespace Rca.ArchitectureTests;

/// <summary>The measure and what it measures are made apart: else a mistake in one is a mistake in both, and nobody sees it.</summary>
public sealed class PlantedLogTests
{
    static readonly string Home = Path.Combine(House.Root, "tests", "Rca.PlantedLog");

    [Fact]
    public void Planted_log_uses_the_runtime_alone()
    {
        Assert.Empty(House.ForeignReferences(typeof(LogGenerator).Assembly));
        Assert.Empty(Outside(XDocument.Load(Path.Combine(Home, "Rca.PlantedLog.csproj"))));
    }

    [Theory]
    [InlineData("""<ProjectReference Include="../../src/Rca.Redaction/Rca.Redaction.csproj" />""")]
    [InlineData("""<PackageReference Include="YamlDotNet" />""")]
    [InlineData("""<Compile Include="..\..\src\Rca.Redaction\Rules\*.cs" Link="Rules" />""")]
    [InlineData("""<EmbeddedResource Include="../rules.json" />""")]
    public void Project_that_takes_something_from_elsewhere_is_noticed(string item) =>
        Assert.NotEmpty(Outside(XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")));

    [Fact]
    public void Nothing_under_src_knows_the_planted_log()
    {
        Assert.Empty(Mentioning(Path.Combine(House.Root, "src")));
        Assert.NotEmpty(Mentioning(Home));
        // A YAML parser brings no rules; see docs/adr/0007.
        var outside = Outside(XDocument.Load(Path.Combine(House.Root, "src", "Rca.Redaction", "Rca.Redaction.csproj")));
        Assert.Equal(["<PackageReference Include=\"YamlDotNet\" />"], outside);
    }

    [Fact]
    public void Planted_log_does_not_mention_the_engine() =>
        Assert.DoesNotContain(Sources(Home), f => File.ReadAllText(f).Contains("Rca.Redaction", StringComparison.Ordinal));

    static IEnumerable<string> Outside(XDocument project) =>
        project.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "Reference").Select(e => e.ToString())
            .Concat(project.Descendants().Attributes().Where(a => a.Value.Contains("..", StringComparison.Ordinal)).Select(a => a.ToString()));

    static IEnumerable<string> Mentioning(string folder) => Sources(folder).Where(f => File.ReadAllText(f).Contains("PlantedLog", StringComparison.Ordinal));

    static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories);
}
