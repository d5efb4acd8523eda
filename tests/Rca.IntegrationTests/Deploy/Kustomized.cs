using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.IntegrationTests.Deploy;

/// <summary>What kubectl makes of a folder of deploy/k8s.</summary>
sealed class Kustomized(IReadOnlyList<YamlMappingNode> objects)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Kustomized> RenderAsync(string folder)
    {
        var (exit, rendered) = await KubectlAsync($"kubectl kustomize '{KitFiles.InRepository("deploy", "k8s", folder)}' 2>/dev/null");
        Assert.True(exit == 0, rendered);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(rendered));
        return new Kustomized([.. yaml.Documents.Select(document => (YamlMappingNode)document.RootNode)]);
    }

    public static Task<(int Exit, string Said)> KubectlAsync(string command)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kubectl"))))
            throw ServerMissing.SkipOrFail(new ServerMissingException("kubectl is not in PATH: apt-get install kubernetes-client"));
        return PageCommands.RunAsync([command], Path.GetTempPath(), new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
    }

    public IReadOnlyList<YamlMappingNode> Objects => objects;

    public IEnumerable<YamlMappingNode> OfKind(string kind) => objects.Where(o => Text(o, "kind") == kind);

    public IReadOnlyDictionary<string, YamlMappingNode> Deployments => OfKind("Deployment").ToDictionary(d => Text(d, "metadata", "name"), StringComparer.Ordinal);

    /// <summary>Everything that runs: deployments and jobs.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Workloads => OfKind("Deployment").Concat(OfKind("Job")).ToDictionary(d => Text(d, "metadata", "name"), StringComparer.Ordinal);

    public static YamlMappingNode PodOf(YamlMappingNode deployment) => (YamlMappingNode)Node(deployment, "spec", "template", "spec");

    public static YamlMappingNode ContainerOf(YamlMappingNode deployment) => (YamlMappingNode)Assert.Single(((YamlSequenceNode)Node(PodOf(deployment), "containers")).Children);

    public static IReadOnlyDictionary<string, string> Labels(YamlNode node, params string[] path) =>
        ((YamlMappingNode)Node(node, path)).Children.ToDictionary(l => ((YamlScalarNode)l.Key).Value!, l => ((YamlScalarNode)l.Value).Value!, StringComparer.Ordinal);

    public static IEnumerable<YamlMappingNode> Items(YamlNode node, params string[] path) =>
        TryNode(node, path) is YamlSequenceNode list ? list.Children.Cast<YamlMappingNode>() : [];

    public static string[] Texts(YamlNode node, params string[] path) => [.. ((YamlSequenceNode)Node(node, path)).Children.Select(c => ((YamlScalarNode)c).Value!)];

    public static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)Node(node, path)).Value!;

    public static YamlNode? TryNode(YamlNode node, params string[] path)
    {
        foreach (var name in path)
        {
            if (node is not YamlMappingNode mapping || !mapping.Children.TryGetValue(name, out var child)) return null;
            node = child;
        }

        return node;
    }

    static YamlNode Node(YamlNode node, params string[] path) => TryNode(node, path) ?? throw new KeyNotFoundException($"no {string.Join('.', path)} in {node}");
}
