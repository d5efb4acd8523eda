using System.Text.RegularExpressions;
using k8s;
using Rca.Core.Configuration;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Connectors.Kubernetes;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline;
using Xunit;

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
            var variables = Kustomized.Items(Kustomized.ContainerOf(deployment), "env").ToList();
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
            Assert.Equal([variable], Kustomized.Items(container, "env").Select(v => Kustomized.Text(v, "name")));
            Assert.EndsWith("-owner", Kustomized.Text(Kustomized.Items(container, "env").Single(), "valueFrom", "secretKeyRef", "name"), StringComparison.Ordinal);

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
        foreach (var (name, deployment) in (await Kustomized.RenderAsync("base")).Workloads)
        {
            var (pod, container) = (Kustomized.PodOf(deployment), Kustomized.ContainerOf(deployment));
            Assert.Equal("true", Kustomized.Text(pod, "securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Kustomized.Text(pod, "securityContext", "seccompProfile", "type"));
            Assert.Equal("true", Kustomized.Text(container, "securityContext", "readOnlyRootFilesystem"));
            Assert.Equal("false", Kustomized.Text(container, "securityContext", "allowPrivilegeEscalation"));
            Assert.Equal(["ALL"], Kustomized.Texts(container, "securityContext", "capabilities", "drop"));
            Assert.Equal(name is "rca-collector-kubernetes" ? "true" : "false", Kustomized.Text(pod, "automountServiceAccountToken"));
            Assert.NotNull(Kustomized.TryNode(container, "resources", "limits", "memory"));
            // Longer than the longest collection of the configuration.
            if (!Jobs.ContainsKey(name)) Assert.True(int.Parse(Kustomized.Text(pod, "terminationGracePeriodSeconds"), null) > 30);
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
    public async Task Whatever_selects_pods_or_scales_finds_them(string folder)
    {
        var rendered = await Kustomized.RenderAsync(folder);
        var pods = rendered.Workloads.Values.Select(d => Kustomized.Labels(d, "spec", "template", "metadata", "labels")).ToList();
        foreach (var selector in rendered.OfKind("Service").Select(s => Kustomized.Labels(s, "spec", "selector"))
            .Concat(rendered.OfKind("PodDisruptionBudget").Select(b => Kustomized.Labels(b, "spec", "selector", "matchLabels")))
            .Concat(rendered.OfKind("NetworkPolicy").Where(p => Kustomized.TryNode(p, "spec", "podSelector", "matchLabels") is not null)
                .Select(p => Kustomized.Labels(p, "spec", "podSelector", "matchLabels"))))
            Assert.Single(pods, labels => selector.All(s => labels.TryGetValue(s.Key, out var value) && value == s.Value));
        foreach (var expression in rendered.OfKind("NetworkPolicy").SelectMany(p => Kustomized.Items(p, "spec", "podSelector", "matchExpressions")))
            Assert.Subset(pods.Select(labels => labels[Kustomized.Text(expression, "key")]).ToHashSet(StringComparer.Ordinal), Kustomized.Texts(expression, "values").ToHashSet(StringComparer.Ordinal));

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
