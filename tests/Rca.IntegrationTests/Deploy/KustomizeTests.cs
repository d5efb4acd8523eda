using System.Text.RegularExpressions;
using k8s;
using Rca.Bus.Topology;
using Rca.Core.Configuration;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Connectors.Kubernetes;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.IntegrationTests.Deploy;

/// <summary>deploy/k8s as kubectl renders it fits the programs, their configuration and their keys, and a real API server takes it.</summary>
public sealed partial class KustomizeTests(SharedKubeApi shared)
{
    static readonly string[] Roles = ["intake", "planner", "redactor", "aggregator"];
    static readonly string[] WithStore = ["planner", "aggregator"];
    static readonly string[] WithDoor = ["intake", "aggregator"];
    static readonly Dictionary<string, (string[] Command, string Variable)> Jobs = new(StringComparer.Ordinal)
    {
        ["rca-store"] = (["store", "migrate"], "RCA_STORE_OWNER"),
        ["rca-topology"] = (["topology"], "RCA_RABBITMQ"),
    };

    const string Trust = "SSL_CERT_DIR";
    const string GrantsJob = "rca-store-grants";

    // Pods that operators make.
    static readonly IReadOnlyDictionary<string, string>[] Foreign =
    [
        new Dictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/name"] = "rca-broker" },
        new Dictionary<string, string>(StringComparer.Ordinal) { ["cnpg.io/cluster"] = "rca-store" },
    ];

    static readonly string BaseConfiguration = KitFiles.InRepository("deploy", "k8s", "base", "rca.yaml");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_role_and_connector_runs_with_the_configuration()
    {
        var deployments = (await Kustomized.RenderAsync("base")).Deployments;
        Assert.Equal(Roles.Concat(BuiltInConnectors.Types.Keys.Select(c => $"collector-{c}")).Select(n => $"rca-{n}").Order(StringComparer.Ordinal), deployments.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, deployment) in deployments)
        {
            var container = Kustomized.ContainerOf(deployment);
            string[] role = Roles.Contains(name[4..]) ? [name[4..]] : [];
            Assert.Equal([.. role, "--config", "/etc/rca/rca.yaml"], Kustomized.Texts(container, "args"));
            Assert.Contains("/etc/rca/rca.yaml", Kustomized.Items(container, "volumeMounts").Select(m => Kustomized.Text(m, "mountPath")));
            Assert.Equal(WithDoor.Contains(name[4..]), Kustomized.TryNode(container, "readinessProbe") is not null);
        }
    }

    [Fact]
    public async Task Every_process_has_the_variables_that_it_reads_and_no_other_all_from_secrets()
    {
        foreach (var (name, deployment) in (await Kustomized.RenderAsync("base")).Deployments)
        {
            // The one that is no secret: which authorities are trusted beside those of the image.
            var variables = Kustomized.Items(Kustomized.ContainerOf(deployment), "env").Where(v => Kustomized.Text(v, "name") is not Trust).ToList();
            Assert.All(variables, v => Assert.NotNull(Kustomized.TryNode(v, "valueFrom", "secretKeyRef", "key")));
            Assert.Equal(
                ((string[])["RCA_RABBITMQ", .. WithStore.Contains(name[4..]) ? (string[])["RCA_STORE"] : [], .. WithDoor.Contains(name[4..]) ? (string[])["RCA_READ_TOKEN", "RCA_REPORT_TOKEN"] : []])
                .Order(StringComparer.Ordinal),
                variables.Select(v => Kustomized.Text(v, "name")).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Queues_and_schema_are_made_by_jobs_with_their_owners_secrets()
    {
        var jobs = (await Kustomized.RenderAsync("base")).OfKind("Job").ToDictionary(j => Kustomized.Text(j, "metadata", "name"), StringComparer.Ordinal);
        Assert.Equal(Jobs.Keys.Order(StringComparer.Ordinal), jobs.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, (command, variable)) in Jobs)
        {
            var container = Kustomized.ContainerOf(jobs[name]);
            Assert.Equal([.. command, "--config", "/etc/rca/rca.yaml"], Kustomized.Texts(container, "args"));
            Assert.Equal([Trust, variable], Kustomized.Items(container, "env").Select(v => Kustomized.Text(v, "name")));
            Assert.EndsWith("-owner", Kustomized.Text(Kustomized.Items(container, "env").Last(), "valueFrom", "secretKeyRef", "name"), StringComparison.Ordinal);

            // Only what its own variable holds is missing: the command gets as far as the server.
            var (exit, output, errors) = await RcaProcess.RunAsync(
                [.. command, "--config", BaseConfiguration], Ct, new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = name is "rca-store" ? "Host=127.0.0.1;Port=1;Timeout=2" : "amqp://127.0.0.1:1/" });
            Assert.True(exit == 2, output + errors);
            Assert.Contains("nothing answers there", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_process_is_root_writes_its_disk_or_has_a_token_of_the_cluster_that_it_does_not_use()
    {
        var longest = PlanningConfiguration.Read(RootSection.Load(BaseConfiguration), BuiltInConnectors.Descriptors).Budgets.Collection;
        foreach (var (name, deployment) in (await Kustomized.RenderAsync("overlays/complete")).Workloads)
        {
            var (pod, container) = (Kustomized.PodOf(deployment), Kustomized.ContainerOf(deployment));
            Assert.Equal("true", Kustomized.Text(pod, "securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Kustomized.Text(pod, "securityContext", "seccompProfile", "type"));
            Assert.Equal("true", Kustomized.Text(container, "securityContext", "readOnlyRootFilesystem"));
            Assert.Equal("false", Kustomized.Text(container, "securityContext", "allowPrivilegeEscalation"));
            Assert.Equal(["ALL"], Kustomized.Texts(container, "securityContext", "capabilities", "drop"));
            Assert.Equal(name is "rca-collector-kubernetes" ? "true" : "false", Kustomized.Text(pod, "automountServiceAccountToken"));
            Assert.NotNull(Kustomized.TryNode(container, "resources", "limits", "memory"));
            if (name is not GrantsJob && !Jobs.ContainsKey(name)) Assert.True(TimeSpan.FromSeconds(int.Parse(Kustomized.Text(pod, "terminationGracePeriodSeconds"), null)) > longest, $"{name} has no time to end a collection");
        }
    }

    [Fact]
    public async Task Configuration_plans_and_its_keys_are_those_that_rca_keys_new_makes_for_each_process()
    {
        var root = RootSection.Load(BaseConfiguration);
        var planning = PlanningConfiguration.Read(root, BuiltInConnectors.Descriptors);
        root.RefuseUnknownKeys();
        Assert.Empty(root.Errors);

        using var scratch = new Scratch();
        var (exit, output, errors) = await RcaProcess.RunAsync(["keys", "new", scratch.Path("keys"), .. planning.Sources.Keys.SelectMany(s => (string[])["--source", s])], Ct);
        Assert.True(exit == 0, output + errors);
        foreach (var role in (string[])[.. Roles, "collector"])
            Assert.NotEmpty(Names(scratch.Path($"keys/{role}")).Intersect(Referred("keys")));
        // Nothing is referred to that no Secret has.
        Assert.Empty(Referred("keys").Except(((string[])[.. Roles, "collector"]).SelectMany(role => Names(scratch.Path($"keys/{role}")))));
        foreach (var source in planning.Sources.Keys)
            Assert.Subset(Referred($"sources/{source}").ToHashSet(StringComparer.Ordinal), Names(scratch.Path($"keys/sources/{source}")).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("base")]
    [InlineData("overlays/hardened")]
    [InlineData("overlays/networkpolicy")]
    [InlineData("overlays/keda")]
    [InlineData("overlays/rabbitmq-operator")]
    [InlineData("overlays/postgres")]
    [InlineData("overlays/complete")]
    public async Task Whatever_selects_pods_or_scales_finds_them(string folder)
    {
        var rendered = await Kustomized.RenderAsync(folder);
        var pods = rendered.Workloads.Values.Select(d => Kustomized.Labels(d, "spec", "template", "metadata", "labels")).Concat(Foreign).ToList();
        foreach (var selector in rendered.OfKind("Service").Select(s => Kustomized.Labels(s, "spec", "selector"))
            .Concat(rendered.OfKind("PodDisruptionBudget").Select(b => Kustomized.Labels(b, "spec", "selector", "matchLabels")))
            .Concat(rendered.OfKind("NetworkPolicy").Where(p => Kustomized.TryNode(p, "spec", "podSelector", "matchLabels") is not null)
                .Select(p => Kustomized.Labels(p, "spec", "podSelector", "matchLabels"))))
            Assert.Single(pods, labels => selector.All(s => labels.TryGetValue(s.Key, out var value) && value == s.Value));
        foreach (var expression in rendered.OfKind("NetworkPolicy").SelectMany(p => Kustomized.Items(p, "spec", "podSelector", "matchExpressions")))
            Assert.Subset(pods.Except(Foreign).Select(labels => labels[Kustomized.Text(expression, "key")]).ToHashSet(StringComparer.Ordinal), Kustomized.Texts(expression, "values").ToHashSet(StringComparer.Ordinal));

        var sources = PlanningConfiguration.Read(RootSection.Load(BaseConfiguration), BuiltInConnectors.Descriptors).Sources.Values;
        foreach (var scaled in rendered.OfKind("ScaledObject"))
        {
            var target = Kustomized.Text(scaled, "spec", "scaleTargetRef", "name");
            Assert.Contains(target, rendered.Deployments.Keys);
            Assert.Equal(
                sources.Where(s => target == $"rca-collector-{s.Connector}").Select(s => $"rca-collect-{s.Name}"),
                Kustomized.Items(scaled, "spec", "triggers").Select(t => Kustomized.Text(t, "metadata", "queueName")));
        }
    }

    [Theory]
    [InlineData("base")]
    [InlineData("overlays/hardened")]
    [InlineData("overlays/networkpolicy")]
    [InlineData("overlays/keda")]
    [InlineData("overlays/rabbitmq-operator")]
    [InlineData("overlays/postgres")]
    [InlineData("overlays/complete")]
    public async Task Whatever_is_rendered_has_only_fields_that_its_kind_has(string folder)
    {
        var rendered = await Kustomized.RenderAsync(folder);
        Assert.All(rendered.Objects, Shapes.Check);
    }

    [Fact]
    public async Task Accounts_of_the_topology_operator_have_the_rights_that_rca_prints()
    {
        var rendered = await Kustomized.RenderAsync("overlays/rabbitmq-operator");
        var sources = PlanningConfiguration.Read(RootSection.Load(BaseConfiguration), BuiltInConnectors.Descriptors).Sources.Values;
        var wanted = BrokerAccount.Of(sources.ToLookup(s => s.Connector, s => s.Name, StringComparer.Ordinal)).OrderBy(a => a.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(wanted, rendered.OfKind("Permission").Select(p => new BrokerAccount(
            Kustomized.Text(p, "spec", "userReference", "name"), Right(p, "configure"), Right(p, "write"), Right(p, "read"))).OrderBy(a => a.Name, StringComparer.Ordinal));
        Assert.Equal(wanted.Select(a => a.Name), rendered.OfKind("User").Select(u => Kustomized.Text(u, "metadata", "name")).Order(StringComparer.Ordinal));
        Assert.All(rendered.OfKind("Permission"), p => Assert.Equal(Kustomized.Text(rendered.OfKind("Vhost").Single(), "spec", "name"), Kustomized.Text(p, "spec", "vhost")));

        // The account of a user is that of the Secret which its process has.
        var secrets = rendered.Workloads.Values.SelectMany(w => Kustomized.Items(Kustomized.ContainerOf(w), "env")).Where(v => Kustomized.Text(v, "name") is "RCA_RABBITMQ")
            .Select(v => Kustomized.Text(v, "valueFrom", "secretKeyRef", "name"));
        Assert.Equal(secrets.Order(StringComparer.Ordinal), rendered.OfKind("User").Select(u => Kustomized.Text(u, "spec", "importCredentialsSecret", "name")).Order(StringComparer.Ordinal));

        static string Right(YamlNode permission, string name) => Kustomized.Text(permission, "spec", "permissions", name);
    }

    [Fact]
    public async Task Logins_of_the_store_are_those_of_its_roles_and_its_grants_are_the_stores_own()
    {
        var rendered = await Kustomized.RenderAsync("overlays/postgres");
        var cluster = rendered.OfKind("Cluster").Single();
        Assert.Equal(WithStore.Select(r => ($"rca_{r}", $"rca-store-{r}")).Order(),
            Kustomized.Items(cluster, "spec", "managed", "roles").Select(r => (Kustomized.Text(r, "name"), Kustomized.Text(r, "passwordSecret", "name"))).Order());
        Assert.Equal("false", Kustomized.Text(cluster, "spec", "enableSuperuserAccess"));
        // kustomize reads no file from outside its folder, so it is a copy.
        Assert.Equal(
            await File.ReadAllTextAsync(KitFiles.InRepository("src", "Rca.Storage", "Postgres", "roles.sql"), Ct),
            await File.ReadAllTextAsync(KitFiles.InRepository("deploy", "k8s", "parts", "postgres", "roles.sql"), Ct));
    }

    [Fact]
    public async Task Network_policy_denies_all_and_then_names_peers_for_everything_that_goes_out()
    {
        var policies = (await Kustomized.RenderAsync("overlays/networkpolicy")).OfKind("NetworkPolicy").ToDictionary(p => Kustomized.Text(p, "metadata", "name"), StringComparer.Ordinal);
        var all = policies["rca-default-deny"];
        Assert.Equal(["Ingress", "Egress"], Kustomized.Texts(all, "spec", "policyTypes"));
        Assert.Empty(((YamlMappingNode)Kustomized.TryNode(all, "spec", "podSelector")!).Children);
        Assert.Empty(Kustomized.Items(all, "spec", "egress").Concat(Kustomized.Items(all, "spec", "ingress")));
        var egress = policies.Values.SelectMany(p => Kustomized.Items(p, "spec", "egress")).ToList();
        Assert.True(egress.Count >= 6, "ways out are missing");
        Assert.All(egress, way => Assert.True(Kustomized.Items(way, "to").Any() && Kustomized.Items(way, "ports").Any(), $"{way} is open"));
    }

    // A broker whose certificate only an authority of ours has signed: what SSL_CERT_DIR of the pods says decides.
    [Fact]
    public async Task Authority_in_the_trusted_folder_is_trusted_and_no_other()
    {
        var variables = Kustomized.Items(Kustomized.ContainerOf((await Kustomized.RenderAsync("base")).Workloads["rca-topology"]), "env");
        var folders = Kustomized.Text(variables.Single(v => Kustomized.Text(v, "name") is Trust), "value");
        using var scratch = new Scratch();
        await using var server = await TlsServer.StartAsync(scratch.Folder, Ct);
        foreach (var (trusted, expected) in ((string, string)[])[(scratch.Path("trust"), "nothing answers there that takes us"), (scratch.Path("elsewhere"), "TLS fails")])
        {
            var environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["RCA_RABBITMQ"] = $"amqps://user:password@localhost:{server.Port}/", [Trust] = folders.Replace("/etc/rca/trust", trusted, StringComparison.Ordinal),
            };
            var (exit, said, errors) = await RcaProcess.RunAsync(["topology", "--config", BaseConfiguration], Ct, environment);
            Assert.True(exit == 2, said);
            Assert.Contains(expected, errors, StringComparison.Ordinal);
        }

        Assert.EndsWith(":/etc/rca/trust", folders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_is_taken_by_a_real_api_server()
    {
        var server = await shared.GetAsync(Ct);
        using var admin = ClusterSource.Admin(server);
        await admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = "rca" } }, cancellationToken: Ct);
        try
        {
            var (exit, said) = await Kustomized.KubectlAsync($"kubectl --kubeconfig '{server.AdminKubeconfig}' apply --dry-run=server -k '{KitFiles.InRepository("deploy", "k8s", "base")}'");
            Assert.True(exit == 0, said);
            Assert.Equal(7, said.Split('\n').Count(line => line.StartsWith("deployment.apps/rca-", StringComparison.Ordinal)));
            Assert.Equal(2, said.Split('\n').Count(line => line.StartsWith("job.batch/rca-", StringComparison.Ordinal)));
            Assert.Contains("clusterrole.rbac.authorization.k8s.io/rca-kubernetes", said, StringComparison.Ordinal);
        }
        finally
        {
            await admin.CoreV1.DeleteNamespaceAsync("rca", cancellationToken: Ct);
        }
    }

    static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f));

    // The files of a directory of Secrets that the configuration names; what a source's own options name is the operator's to make.
    static List<string> Referred(string folder) =>
        [.. Reference().Matches(File.ReadAllText(BaseConfiguration)).Select(m => m.Groups[1].Value).Where(path => Path.GetDirectoryName(path) == folder && (folder is "keys" || path.EndsWith(".pem", StringComparison.Ordinal)))
            .Select(path => Path.GetFileName(path))];

    [GeneratedRegex(@"\$\{file:([^}]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
