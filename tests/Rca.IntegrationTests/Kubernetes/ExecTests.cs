using Rca.Contracts;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A program that makes the token, where the configuration allows one.</summary>
public sealed class ExecTests(SharedKubeApi shared) : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-exec-");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_of_the_program_is_used()
    {
        var source =
            await SourceAsync("""printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"admin-token"}}'""");
        Assert.Equal((Outcome.NotFound, "no-such-workload"), await source.FailureAsync("kubernetes.rollouts", "workload=absent"));
        Assert.All(source.Ledger.Entries, e => Assert.Equal("404", e.Status));
    }

    [Theory]
    [InlineData("echo EXAMPLE-secret >&2; exit 1")]
    [InlineData("echo not JSON")]
    public async Task Program_that_fails_is_said_in_our_own_words(string script)
    {
        var source = await SourceAsync(script);
        Assert.Equal((Outcome.Failed, "credentials-not-usable"), await source.FailureAsync("kubernetes.rollouts", "workload=absent"));
        Assert.Empty(source.Ledger.Entries);
    }

    async Task<ClusterSource> SourceAsync(string script)
    {
        var server = await shared.GetAsync(Ct);
        if (!server.CanRestart) Assert.Skip("the cluster is not ours, and its token is not known");
        var program = Path.Combine(_folder.FullName, "token.sh");
        await File.WriteAllTextAsync(program, script, Ct);
        var config = k8s.KubernetesClientConfiguration.LoadKubeConfig(server.AdminKubeconfig);
        var cluster = config.Clusters.Single().ClusterEndpoint;
        var authority = cluster.CertificateAuthority ?? Path.Combine(_folder.FullName, "ca.crt");
        if (cluster.CertificateAuthority is null) await File.WriteAllBytesAsync(authority, Convert.FromBase64String(cluster.CertificateAuthorityData), Ct);
        var kubeconfig = Path.Combine(_folder.FullName, "exec.kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, $$"""
            apiVersion: v1
            kind: Config
            clusters: [ { name: c, cluster: { server: '{{cluster.Server}}', certificate-authority: '{{Path.GetFullPath(authority, Path.GetDirectoryName(server.AdminKubeconfig)!)}}' } } ]
            users: [ { name: u, user: { exec: { apiVersion: client.authentication.k8s.io/v1, command: sh, args: [ '{{program}}' ], interactiveMode: Never } } } ]
            contexts: [ { name: x, context: { cluster: c, user: u } } ]
            current-context: x
            """, Ct);
        return new ClusterSource(kubeconfig, "default", options: "allowExec: true");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
