using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rca.Bus.Topology;
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

    // By hand: what each needs of the secrets of .env, and nothing of another's.
    [Theory]
    [InlineData("rabbitmq", "")]
    [InlineData("postgres", "POSTGRES_PASSWORD STORE_OWNER_PASSWORD STORE_PLANNER_PASSWORD STORE_AGGREGATOR_PASSWORD READER_PASSWORD")]
    [InlineData("keys", "")]
    [InlineData("topology", "BROKER_OWNER_PASSWORD")]
    [InlineData("migrate", "STORE_OWNER_PASSWORD")]
    [InlineData("grants", "STORE_OWNER_PASSWORD")]
    [InlineData("intake", "BROKER_INTAKE_PASSWORD RCA_REPORT_TOKEN RCA_READ_TOKEN")]
    [InlineData("planner", "BROKER_PLANNER_PASSWORD STORE_PLANNER_PASSWORD")]
    [InlineData("redactor", "BROKER_REDACTOR_PASSWORD")]
    [InlineData("aggregator", "BROKER_AGGREGATOR_PASSWORD STORE_AGGREGATOR_PASSWORD RCA_REPORT_TOKEN RCA_READ_TOKEN")]
    [InlineData("collector-postgres", "BROKER_COLLECTOR_POSTGRES_PASSWORD READER_PASSWORD")]
    [InlineData("collector-kubernetes", "BROKER_COLLECTOR_KUBERNETES_PASSWORD")]
    [InlineData("collector-github", "BROKER_COLLECTOR_GITHUB_PASSWORD GITHUB_TOKEN")]
    public void Service_has_the_secrets_that_it_needs_and_no_other(string name, string secrets) => Assert.Equal(
        secrets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        Environment(Service(name)).Values.SelectMany(Interpolated).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void No_service_is_unknown_to_the_table_of_secrets()
    {
        var table = typeof(ComposeTests).GetMethod(nameof(Service_has_the_secrets_that_it_needs_and_no_other))!.GetCustomAttributes(typeof(InlineDataAttribute), false);
        Assert.Equal(Services().Children.Count, table.Length);
    }

    [Fact]
    public void Every_secret_that_compose_asks_for_is_made_by_the_script()
    {
        var asked = Interpolated(File.ReadAllText(InRepository("docker-compose.yml"))).Except(["GITHUB_TOKEN"], StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var made = Word().Matches(File.ReadAllText(InRepository("deploy/compose/secrets.sh"))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(asked.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_process_has_the_variables_that_its_configuration_refers_to()
    {
        foreach (var (name, needed) in ((string, string[])[])[
            ("intake", ["RCA_RABBITMQ", "RCA_REPORT_TOKEN", "RCA_READ_TOKEN"]), ("planner", ["RCA_RABBITMQ", "RCA_STORE"]), ("redactor", ["RCA_RABBITMQ"]),
            ("aggregator", ["RCA_RABBITMQ", "RCA_STORE", "RCA_REPORT_TOKEN", "RCA_READ_TOKEN"]), ("topology", ["RCA_RABBITMQ"]), ("migrate", ["RCA_STORE_OWNER"]),
            ("collector-postgres", ["RCA_RABBITMQ", "OWN_DB"])])
            Assert.Equal(needed.Order(StringComparer.Ordinal), Environment(Service(name)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Accounts_of_the_broker_have_the_rights_that_rca_prints()
    {
        var sources = PlanningConfiguration.Read(RootSection.Load(InRepository("deploy/compose/rca.yaml")), BuiltInConnectors.Descriptors).Sources.Values;
        var definitions = JsonNode.Parse(Definitions())!;
        Assert.Equal(
            BrokerAccount.Of(sources.ToLookup(s => s.Connector, s => s.Name, StringComparer.Ordinal)).OrderBy(a => a.Name, StringComparer.Ordinal),
            definitions["permissions"]!.AsArray().Select(p => new BrokerAccount((string)p!["user"]!, (string)p["configure"]!, (string)p["write"]!, (string)p["read"]!))
                .OrderBy(a => a.Name, StringComparer.Ordinal));
        foreach (var user in definitions["users"]!.AsArray())
        {
            var name = (string)user!["name"]!;
            Assert.Contains($"amqp://{name}:", Environment(Service(name["rca-".Length..] is "owner" ? "topology" : name["rca-".Length..]))["RCA_RABBITMQ"], StringComparison.Ordinal);
            Assert.Empty(user["tags"]!.AsArray());
        }
    }

    [Fact]
    public void Every_program_of_ours_runs_without_rights_on_a_disk_that_it_cannot_write()
    {
        foreach (var service in Services().Children.Where(s => ((YamlScalarNode)s.Key).Value is not ("rabbitmq" or "postgres" or "keys")).Select(s => (YamlMappingNode)s.Value))
        {
            Assert.Equal("true", ((YamlScalarNode)Node(service, "read_only")!).Value);
            Assert.Equal(["ALL"], Texts(service, "cap_drop"));
            Assert.Equal(["no-new-privileges:true"], Texts(service, "security_opt"));
            Assert.StartsWith("${RCA_UID:?", ((YamlScalarNode)Node(service, "user")!).Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Images_stand_on_pinned_bases_without_a_shell_as_no_root_and_dump_nothing()
    {
        var dockerfile = File.ReadAllText(InRepository("Dockerfile"));
        Assert.Equal(2, Pinned().Count(dockerfile));
        Assert.Matches(@"ARG RUNTIME=mcr\.microsoft\.com/dotnet/aspnet:[0-9.]+-noble-chiseled@", dockerfile);
        var runtime = dockerfile[dockerfile.IndexOf("FROM ${RUNTIME} AS runtime", StringComparison.Ordinal)..];
        Assert.All(Stage().Matches(runtime).Select(m => m.Value).Skip(1), stage => Assert.StartsWith("FROM runtime AS ", stage, StringComparison.Ordinal));
        Assert.Contains("USER $APP_UID", runtime, StringComparison.Ordinal);
        foreach (var off in (string[])["DOTNET_EnableDiagnostics=0", "DOTNET_DbgEnableMiniDump=0", "MASSTRANSIT_USAGE_TELEMETRY=false"]) Assert.Contains(off, runtime, StringComparison.Ordinal);
        // Each of them would need a shell, or a program, that is not there.
        Assert.DoesNotMatch(@"(?m)^(RUN|HEALTHCHECK|SHELL|ADD)\b|^(ENTRYPOINT|CMD) [^\[]", runtime);
    }

    /// <summary>What compose makes of the definitions, but for the secrets.</summary>
    static string Definitions() => ((YamlScalarNode)Document()["configs"]["accounts"]["content"]).Value!.Replace("$$", "$", StringComparison.Ordinal);

    static Dictionary<string, string> Environment(YamlMappingNode service) => Node(service, "environment") is YamlMappingNode variables
        ? variables.Children.ToDictionary(v => ((YamlScalarNode)v.Key).Value!, v => ((YamlScalarNode)v.Value).Value!, StringComparer.Ordinal) : [];

    static IEnumerable<string> Interpolated(string text) => Interpolation().Matches(text).Select(m => m.Groups[1].Value);

    static List<string> Texts(YamlMappingNode service, string key) =>
        Node(service, key) is YamlSequenceNode list ? [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)] : [];

    // What a service does not say itself, it takes from what it merges (<<).
    static YamlNode? Node(YamlMappingNode service, string key) =>
        service.Children.TryGetValue(key, out var own) ? own
        : service.Children.TryGetValue("<<", out var merged) ? Node((YamlMappingNode)merged, key)
        : null;

    static YamlMappingNode Service(string name) => (YamlMappingNode)Services()[name];

    static YamlMappingNode Services() => (YamlMappingNode)Document()["services"];

    static YamlNode Document()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(InRepository("docker-compose.yml"));
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rca.Pipeline.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, path);
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)[}:]", RegexOptions.NonBacktracking)]
    private static partial Regex Interpolation();

    [GeneratedRegex(@"\b(RCA|POSTGRES|STORE|READER|BROKER)_[A-Z_]+\b", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^ARG [A-Z]+=mcr\.microsoft\.com/dotnet/\S+@sha256:[0-9a-f]{64}$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^FROM \S+ AS (\S+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Stage();
}
