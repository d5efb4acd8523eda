using System.Xml.Linq;
using Xunit;

namespace Rca.ArchitectureTests;

public sealed class ProjectFileTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Rca.Contracts"] = [],
        ["Rca.Redaction"] = [],
        ["Rca.Core"] = ["Rca.Contracts"],
        ["Rca.Storage"] = ["Rca.Core"],
        ["Rca.Bus"] = ["Rca.Core"],
        ["Rca.Connectors.Kubernetes"] = ["Rca.Core", "Rca.Bus"],
        ["Rca.Connectors.GitHub"] = ["Rca.Core", "Rca.Bus"],
        ["Rca.Connectors.Postgres"] = ["Rca.Core", "Rca.Bus"],
        ["Rca.Pipeline"] =
            ["Rca.Bus", "Rca.Storage", "Rca.Redaction", "Rca.Connectors.Kubernetes", "Rca.Connectors.GitHub", "Rca.Connectors.Postgres"],
    };

    static readonly Dictionary<string, string[]> OwnersOfPackages = new(StringComparer.Ordinal)
    {
        ["MassTransit"] = ["Rca.Bus"],
        ["MassTransit.RabbitMQ"] = ["Rca.Bus"],
        ["RabbitMQ.Client"] = ["Rca.Bus"],
        ["Npgsql"] = ["Rca.Storage", "Rca.Connectors.Postgres"],
        ["Octokit"] = ["Rca.Connectors.GitHub"],
        ["KubernetesClient"] = ["Rca.Connectors.Kubernetes"],
        ["Microsoft.Data.Sqlite"] = ["Rca.Storage"],
    };

    [Fact]
    public void Dependencies_run_one_way()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => XDocument.Load(f), StringComparer.Ordinal);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(projects.SelectMany(p => Trespasses(p.Key, p.Value)));
    }

    [Theory]
    [InlineData("Rca.Contracts", """<PackageReference Include="jose-jwt" />""")]
    [InlineData("Rca.Redaction", """<ProjectReference Include="../Rca.Contracts/Rca.Contracts.csproj" />""")]
    [InlineData("Rca.Core", """<ProjectReference Include="..\Rca.Bus\Rca.Bus.csproj" />""")]
    [InlineData("Rca.Storage", """<PackageReference Include="MassTransit" />""")]
    [InlineData("Rca.Connectors.GitHub", """<ProjectReference Include="../Rca.Storage/Rca.Storage.csproj" />""")]
    [InlineData("Rca.Core", """<PackageReference Include="YamlDotNet" Version="1.0.0" />""")]
    public void A_project_that_reaches_elsewhere_is_noticed(string project, string item) =>
        Assert.NotEmpty(Trespasses(project, XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")));

    [Fact]
    public void MassTransit_stays_at_the_last_free_version()
    {
        var versions = XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value, StringComparer.Ordinal);
        Assert.Equal("[8.5.12]", versions["MassTransit"]);
        Assert.Equal("[8.5.12]", versions["MassTransit.RabbitMQ"]);
        Assert.DoesNotContain(versions.Values, v => v.Contains('*', StringComparison.Ordinal));
        var loaded = typeof(MassTransit.IBus).Assembly.GetName().Version!;
        Assert.Equal(8, loaded.Major);
    }

    [Fact]
    public void Banned_symbols_are_wired_into_every_build()
    {
        var props = XDocument.Load(Path.Combine(House.Root, "Directory.Build.props"));
        var files = props.Descendants("AdditionalFiles").ToDictionary(f => Path.GetFileName(f.Attribute("Include")!.Value.Replace(')', '/')), f => f, StringComparer.Ordinal);
        Assert.Null(files["BannedSymbols.txt"].Attribute("Condition"));
        Assert.Equal("'$(OutputType)' != 'Exe'", files["BannedSymbols.Libraries.txt"].Attribute("Condition")!.Value);
        Assert.Contains(props.Descendants("PackageReference"), p => p.Attribute("Include")!.Value is "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Equal("true", props.Descendants("TreatWarningsAsErrors").Single().Value);
        var banned = File.ReadAllText(Path.Combine(House.Root, "eng", "BannedSymbols.txt"));
        foreach (var symbol in (string[])["P:System.DateTime.UtcNow;", "P:System.DateTimeOffset.UtcNow;", "P:System.Threading.CancellationToken.None;"])
            Assert.Contains(symbol, banned, StringComparison.Ordinal);
        Assert.Contains("T:System.Console;", File.ReadAllText(Path.Combine(House.Root, "eng", "BannedSymbols.Libraries.txt")), StringComparison.Ordinal);
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", File.ReadAllText(Path.Combine(House.Root, ".editorconfig")), StringComparison.Ordinal);
        // A nearer file would replace the one that wires them.
        Assert.Single(Directory.EnumerateFiles(House.Root, "Directory.Build.props", SearchOption.AllDirectories));
    }

    static IEnumerable<string> Trespasses(string project, XDocument file)
    {
        foreach (var reference in file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))))
            if (!Allowed[project].Contains(reference, StringComparer.Ordinal)) yield return $"{project} refers to {reference}";
        foreach (var package in file.Descendants("PackageReference"))
        {
            var name = package.Attribute("Include")!.Value;
            if (package.Attribute("Version") is not null) yield return $"{project} has a version of its own for {name}";
            if (project is "Rca.Contracts" || (project is "Rca.Redaction" && name is not "YamlDotNet")) yield return $"{project} uses the package {name}";
            if (OwnersOfPackages.TryGetValue(name, out var owners) && !owners.Contains(project, StringComparer.Ordinal)) yield return $"{project} uses {name}";
        }
    }
}
