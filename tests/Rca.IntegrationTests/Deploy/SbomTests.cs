using System.Text.Json.Nodes;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Deploy;

/// <summary>What is published beside a program as its bill of materials names every assembly that is published, and the licence of each that is not ours.</summary>
public sealed class SbomTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Rca.Pipeline", "rca")]
    [InlineData("Rca.Connectors.Kubernetes", "Rca.Connectors.Kubernetes")]
    [InlineData("Rca.Connectors.GitHub", "Rca.Connectors.GitHub")]
    [InlineData("Rca.Connectors.Postgres", "Rca.Connectors.Postgres")]
    public async Task Every_file_of_code_that_is_published_belongs_to_a_component_with_a_licence(string project, string assembly)
    {
        using var scratch = new Scratch();
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        var (exit, said) = await PageCommands.RunAsync(
            [$"dotnet publish src/{project} -c {configuration} --no-build -o '{scratch.Folder}' --nologo -v quiet"], KitFiles.Root, new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
        Assert.True(exit == 0, said);

        var sbom = JsonNode.Parse(await File.ReadAllTextAsync(scratch.Path("sbom.cdx.json"), Ct))!;
        Assert.Equal(("CycloneDX", assembly), ((string?)sbom["bomFormat"], (string?)sbom["metadata"]!["component"]!["name"]));
        var components = sbom["components"]!.AsArray().ToDictionary(c => $"{c!["name"]}/{c["version"]}", c => c!, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, component) in components.Where(c => !c.Key.StartsWith("Rca.", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(component["licenses"]?.AsArray() ?? throw new KeyNotFoundException($"no licence of {name}"));
            Assert.Equal($"pkg:nuget/{name.Replace('/', '@')}", (string?)component["purl"]);
        }

        var libraries = Libraries(await File.ReadAllTextAsync(scratch.Path($"{assembly}.deps.json"), Ct));
        var shipped = Directory.GetFiles(scratch.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".dll" or ".so" or ".dylib").ToList();
        Assert.True(shipped.Count > 20, "little was published");
        foreach (var file in shipped)
        {
            var owner = Assert.Contains(Path.GetFileName(file), libraries);
            if (!owner.StartsWith($"{assembly}/", StringComparison.Ordinal)) Assert.Contains(owner, (IReadOnlyDictionary<string, JsonNode>)components);
        }

        // Nothing of whoever built it, and nothing that is only used while building.
        Assert.DoesNotContain(KitFiles.Root, sbom.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(components.Keys, name => name.Contains("Analyzer", StringComparison.Ordinal));
    }

    // Which library each file comes from, as the host of .NET reads it.
    static Dictionary<string, string> Libraries(string deps)
    {
        var target = JsonNode.Parse(deps)!["targets"]!.AsObject().Single().Value!.AsObject();
        return target.SelectMany(library => new[] { "runtime", "runtimeTargets", "native" }
                .SelectMany(kind => library.Value![kind]?.AsObject().Select(f => f.Key) ?? []).Select(file => (File: Path.GetFileName(file), Library: library.Key)))
            .DistinctBy(f => f.File, StringComparer.Ordinal).ToDictionary(f => f.File, f => f.Library, StringComparer.Ordinal);
    }
}
