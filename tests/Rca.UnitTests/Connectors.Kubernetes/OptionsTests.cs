using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Kubernetes;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class OptionsTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-kubeconfig-");

    [Theory]
    [InlineData("", "found 0 of kubeconfig")]
    [InlineData("address: http://127.0.0.1:8001\ninCluster: true", "found 2 of kubeconfig")]
    [InlineData("address: http://10.1.2.3:8001", "a loopback address")]
    [InlineData("address: https://127.0.0.1:8001", "a loopback address")]
    [InlineData("address: http://user:pw@127.0.0.1:8001", "looks like a secret (not shown)")]
    [InlineData("address: http://127.0.0.1:8001\ncontext: x", "found without kubeconfig")]
    [InlineData("address: http://127.0.0.1:8001\nallowExec: true", "found without kubeconfig")]
    [InlineData("address: http://127.0.0.1:8001\neventRetention: 1d", "expected a duration")]
    [InlineData("address: http://127.0.0.1:8001\nadress: x", "did you mean 'address'")]
    [InlineData("address: http://127.0.0.1:8001\nargoNamespace: Argo/CD", "argoNamespace: found what is no name of a namespace")]
    [InlineData("address: http://127.0.0.1:8001\nfluxNamespace: 'a b'", "fluxNamespace: found what is no name of a namespace")]
    [InlineData("kubeconfig: absent.kubeconfig", "the file does not exist")]
    [InlineData("inCluster: true", "does not run in a pod")]
    public void A_wrong_option_is_named(string yaml, string problem) =>
        Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => Create(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("server: https://127.0.0.1:6443", "exec: { apiVersion: client.authentication.k8s.io/v1, command: touch, args: [ MARKER ] }", "(exec)")]
    [InlineData("server: https://127.0.0.1:6443", "auth-provider: { name: gcp }", "auth-provider")]
    [InlineData("server: https://127.0.0.1:6443", "{ token: t, as: root }", "impersonates")]
    [InlineData("{ server: 'https://127.0.0.1:6443', insecure-skip-tls-verify: true }", "token: t", "skips TLS verification")]
    [InlineData("server: http://10.1.2.3:6443", "token: t", "is not https")]
    [InlineData("server: https://127.0.0.1:6443", "token: t", "no certificate-authority")]
    [InlineData("{}", "token: t", "a cluster that it does not have")]
    public void A_kubeconfig_that_is_not_safe_is_refused_before_anything_is_run(string cluster, string user, string problem)
    {
        var marker = Path.Combine(_folder.FullName, "ran");
        Write(cluster, user.Replace("MARKER", marker, StringComparison.Ordinal));
        Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => Create("kubeconfig: test.kubeconfig")).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void A_program_for_credentials_is_not_run_when_the_configuration_is_read()
    {
        var marker = Path.Combine(_folder.FullName, "ran");
        Write("server: http://127.0.0.1:6443", $"exec: {{ apiVersion: client.authentication.k8s.io/v1, command: touch, args: [ {marker} ] }}");
        Assert.NotNull(Create("kubeconfig: test.kubeconfig\nallowExec: true"));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void A_kubeconfig_that_is_not_yaml_is_refused_without_quoting_it()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "test.kubeconfig"), "users: [ SECRET-TEXT");
        var error = Assert.Throws<ConfigurationException>(() => Create("kubeconfig: test.kubeconfig"));
        Assert.Contains("cannot be read as a kubeconfig", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-TEXT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_that_is_not_there_is_refused()
    {
        Write("server: http://127.0.0.1:6443", "token: t");
        Assert.Contains("no such context", Assert.Throws<ConfigurationException>(() => Create("kubeconfig: test.kubeconfig\ncontext: other")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_can_be_used()
    {
        Write("server: http://127.0.0.1:6443", "token: t", "prod-eu");
        File.Move(Path.Combine(_folder.FullName, "test.kubeconfig"), Path.Combine(_folder.FullName, "prod-eu.kubeconfig"));
        var root = RootSection.Parse(Path.Combine(_folder.FullName, "rca.yaml"),
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "kubernetes.yaml")));
        var type = new KubernetesConnectorType();
        var source = Assert.Single(SourceReader.Read(root, null).Values);
        Assert.NotNull(type.Create(new(source, TimeProvider.System, NoSourceState.Instance)));
        Assert.Empty(root.Errors);
        Assert.Equal(type.Descriptor.Type, source.Connector);
    }

    [Fact]
    public void No_permission_is_for_secrets_or_more_than_reading()
    {
        var permissions = new KubernetesConnectorType().Descriptor.Permissions;
        Assert.All(permissions, p => Assert.Matches("""^(in the cluster: |in namespace [a-z-]+(, or the one of (argo|flux)Namespace)?: )?apiGroups: \["[a-z0-9.-]*"\], resources: \["[a-z]+(/log)?"\], verbs: \["(get|list)"\]$""", p.Grant));
        Assert.DoesNotContain(permissions, p => p.Grant.Contains("\"secrets\"", StringComparison.Ordinal));
        // What is of the whole cluster, or of another namespace, is what cannot be had otherwise.
        Assert.Equal(
            ["argoproj.io.applications.list@argocd", "core.events.list@default", "core.nodes.list@cluster", "core.pods.list@cluster",
                "helm.toolkit.fluxcd.io.helmreleases.list@flux-system",
             "kustomize.toolkit.fluxcd.io.kustomizations.list@flux-system", "source.toolkit.fluxcd.io.gitrepositories.list@flux-system"],
            permissions.Select(p => p.Id).Where(id => id.Contains('@', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    object Create(string yaml) =>
        KubernetesSource.Create(yaml.Length == 0 ? "{}" : yaml, new FakeTimeProvider(Now), Path.Combine(_folder.FullName, "rca.yaml"));

    void Write(string cluster, string user, string context = "x")
    {
        static string Flow(string text) => text.StartsWith('{') ? text : $"{{ {text} }}";
        File.WriteAllText(Path.Combine(_folder.FullName, "test.kubeconfig"), $$"""
            apiVersion: v1
            kind: Config
            clusters: [ { name: c, cluster: {{Flow(cluster)}} } ]
            users: [ { name: u, user: {{Flow(user)}} } ]
            contexts: [ { name: {{context}}, context: { cluster: c, user: u } } ]
            current-context: {{context}}
            """);
    }
}
