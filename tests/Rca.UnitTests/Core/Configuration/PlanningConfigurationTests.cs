using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class PlanningConfigurationTests
{
    static readonly IConnectorType[] Types = [new KubernetesConnectorType(), new GitHubConnectorType(), new PostgresConnectorType()];
    static readonly IReadOnlyDictionary<string, ConnectorDescriptor> BuiltIn = Types.ToDictionary(t => t.Descriptor.Type, t => t.Descriptor);

    [Fact]
    public void Demo_configuration_loads_with_every_connector()
    {
        Environment.SetEnvironmentVariable("RCA_DEMO_ORDERS_DB", "Host=127.0.0.1;Port=1;Database=orders;Username=rca_reader");
        var root = RootSection.Load(Path.Combine(AppContext.BaseDirectory, "demo", "rca.yaml"));
        var planning = PlanningConfiguration.Read(root, BuiltIn);
        foreach (var source in planning.Sources.Values) Assert.NotNull(Types.Single(t => t.Descriptor.Type == source.Connector).Create(new(source, TimeProvider.System, NoSourceState.Instance)));
        root.Finish();
        Assert.Equal(["acme-code", "orders-db", "prod-eu"], planning.Sources.Keys.Order());
        Assert.Equal(["alertname", "database", "deployment", "namespace", "repository", "severity"], planning.NamedLabels.Order());
    }

    [Theory]
    [InlineData("""allowedScopes: [{ namespace: "shop*" }]""", """allowedScopes: [{ namespace: "shop" }]""")]
    [InlineData("""allowedIdentifiers: [checkout-*]""", """allowedIdentifiers: []""")]
    [InlineData("""severity: critical""", """severity: warning""")]
    [InlineData("""kube.pods, kube.events""", """kube.events""")]
    [InlineData("""scope: { namespace: shop, workload""", """scope: { namespace: shopx, workload""")]
    public void Digest_changes_with_what_is_planned(string before, string after)
    {
        var yaml = Planning.Routes.Yaml.Replace("allowedScopes:\n      - namespace: shop*", """allowedScopes: [{ namespace: "shop*" }]""", StringComparison.Ordinal);
        Assert.Contains(before, yaml, StringComparison.Ordinal);
        var digest = Planning.Routes.Configuration(yaml).Digest;
        Assert.Equal(digest, Planning.Routes.Configuration(yaml + "\n# a comment\n").Digest);
        Assert.NotEqual(digest, Planning.Routes.Configuration(yaml.Replace(before, after, StringComparison.Ordinal)).Digest);
    }

    [Theory]
    [InlineData("options: { address: one }", "options: { address: two }")]
    [InlineData("options: { address: one }", "options: { adress: one }")]
    [InlineData("options: { token: \"${env:ONE}\" }", "options: { token: \"${env:TWO}\" }")]
    [InlineData("options: { list: [a, b] }", "options: { list: [b, a] }")]
    [InlineData("options: { nested: { a: b } }", "options: { nested: { a: c } }")]
    [InlineData("options: {}", "options: { flag: true }")]
    public void Digest_changes_with_the_options_of_a_connector(string before, string after)
    {
        string Yaml(string options) => Planning.Routes.Yaml.Replace("    allowedIdentifiers", $"    {options}\n    allowedIdentifiers", StringComparison.Ordinal);
        Assert.Equal(Planning.Routes.Configuration(Yaml(before)).Digest, Planning.Routes.Configuration(Yaml(before)).Digest);
        Assert.NotEqual(Planning.Routes.Configuration(Yaml(before)).Digest, Planning.Routes.Configuration(Yaml(after)).Digest);
    }

    [Fact]
    public void Digest_changes_when_a_route_drops()
    {
        var collect = Planning.Routes.Yaml + "\n  - match: { team: x }\n    collect: [{ source: prod, capabilities: [kube.events], scope: { namespace: shop } }]";
        Assert.NotEqual(Planning.Routes.Configuration(collect).Digest, Planning.Routes.Configuration(Planning.Routes.Yaml + "\n  - match: { team: x }\n    drop: true").Digest);
    }

    [Theory]
    [InlineData("connector: kube", "connector: kub", "which is no connector")]
    [InlineData("kube.pods, kube.events", "kube.pod", "did you mean 'kube.pods'?")]
    [InlineData("source: prod", "source: prd", "did you mean 'prod'?")]
    [InlineData("scope: { namespace: \"{{ labels.namespace }}\" }", "scope: { cluster: x }", "found no key 'namespace'")]
    [InlineData("workload:", "wrkload:", "did you mean 'workload'?")]
    public void Route_that_cannot_work_is_refused_at_the_start(string before, string after, string problem)
    {
        Assert.Contains(before, Planning.Routes.Yaml, StringComparison.Ordinal);
        var yaml = Planning.Routes.Yaml.Replace(before, after, StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration(yaml)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deadline: 10s, collection: 10s", "less than the deadline")]
    [InlineData("deadline: 0s", "a duration from 1s to 15m")]
    [InlineData("lookback: 999h", "a duration from 1s to 168h")]
    public void Budgets_that_cannot_work_are_refused(string budgets, string problem) => Assert.Contains(
        problem, Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration($"{Planning.Routes.Yaml}\nbudgets: {{ {budgets} }}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Short_deadline_leaves_time_to_seal()
    {
        var budgets = Planning.Routes.Configuration(Planning.Routes.Yaml + "\nbudgets: { deadline: 9s }").Budgets;
        Assert.Equal((TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(6)), (budgets.Deadline, budgets.Collection));
    }

    [Fact]
    public void Second_source_of_one_name_is_refused() => Assert.Contains(
        "second source named 'prod'",
        Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration("sources:\n  - { name: prod, connector: kube, allowedScopes: [] }\n  - { name: prod, connector: kube, allowedScopes: [] }")).Message,
        StringComparison.Ordinal);
}
