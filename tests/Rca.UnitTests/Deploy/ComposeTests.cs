using System.Text.RegularExpressions;
using Rca.Core.Configuration;
using Rca.Pipeline;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.UnitTests.Deploy;

/// <summary>docker-compose.yml, the Dockerfile and deploy/compose/rca.yaml fit each other and the programs. No container engine is needed for that.</summary>
public sealed partial class ComposeTests
{
    static readonly string[] Roles = ["intake", "planner", "redactor", "aggregator"];

    [Fact]
    public void Configuration_of_compose_plans_without_a_problem()
    {
        var root = RootSection.Load(InRepository("deploy/compose/rca.yaml"));
        var planning = PlanningConfiguration.Read(root, BuiltInConnectors.Descriptors);
        root.RefuseUnknownKeys();
        Assert.Empty(root.Errors);
        Assert.NotEmpty(planning.Sources);
    }

    [Fact]
    public void Every_role_has_a_service_that_runs_it_with_the_configuration()
    {
        foreach (var role in Roles) Assert.Equal([role, "--config", "/etc/rca/rca.yaml"], Texts(Service(role), "command"));
        foreach (var connector in BuiltInConnectors.Types.Keys)
            Assert.Equal(["--config", "/etc/rca/rca.yaml"], Texts(Service($"collector-{connector}"), "command"));
    }

    [Fact]
    public void Every_target_that_compose_builds_is_in_the_Dockerfile()
    {
        var stages = Stage().Matches(File.ReadAllText(InRepository("Dockerfile"))).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var built = Services().Children.Values.OfType<YamlMappingNode>().Select(s => Node(s, "build")).OfType<YamlMappingNode>()
            .Select(b => ((YamlScalarNode)b["target"]).Value!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["collector-github", "collector-kubernetes", "collector-postgres", "rca"], built.Order(StringComparer.Ordinal));
        Assert.Subset(stages, built);
    }

    [Fact]
    public void Every_file_that_compose_mounts_is_in_the_repository_and_each_role_has_its_own_keys_only()
    {
        foreach (var (name, service) in Services().Children)
            foreach (var mount in Texts((YamlMappingNode)service, "volumes").Where(v => v.StartsWith("./", StringComparison.Ordinal)).Select(v => v.Split(':')[0]))
            {
                if (mount.StartsWith("./keys", StringComparison.Ordinal)) Assert.Contains(mount, KeysOf(((YamlScalarNode)name).Value!));
                else Assert.True(File.Exists(InRepository(mount)), $"{mount} is mounted and is not in the repository");
            }

        static string[] KeysOf(string service) =>
            service is "keys" ? ["./keys"]
            : service is "collector-postgres" ? ["./keys/collector", "./keys/sources/own-db"]
            : service.StartsWith("collector-", StringComparison.Ordinal) ? ["./keys/collector"] : [$"./keys/{service}"];
    }

    [Fact]
    public void Every_variable_that_a_process_reads_is_given_to_it()
    {
        string[] store = ["RCA_RABBITMQ", "RCA_STORE"];
        foreach (var role in Roles) Assert.Superset(store.ToHashSet(StringComparer.Ordinal), Variables(Service(role)));
        Assert.Superset(new HashSet<string>(["RCA_RABBITMQ", "OWN_DB"], StringComparer.Ordinal), Variables(Service("collector-postgres")));
        Assert.DoesNotContain("RCA_STORE", Variables(Service("collector-postgres")));
    }

    static HashSet<string> Variables(YamlMappingNode service) =>
        ((YamlMappingNode)Node(service, "environment")!).Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToHashSet(StringComparer.Ordinal);

    static List<string> Texts(YamlMappingNode service, string key) =>
        Node(service, key) is YamlSequenceNode list ? [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)] : [];

    // What a service does not say itself, it takes from what it merges (<<).
    static YamlNode? Node(YamlMappingNode service, string key) =>
        service.Children.TryGetValue(key, out var own) ? own
        : service.Children.TryGetValue("<<", out var merged) ? Node((YamlMappingNode)merged, key)
        : null;

    static YamlMappingNode Service(string name) => (YamlMappingNode)Services()[name];

    static YamlMappingNode Services()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(InRepository("docker-compose.yml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode["services"];
    }

    static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rca.Pipeline.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, path);
    }

    [GeneratedRegex(@"^FROM \S+ AS (\S+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Stage();
}
