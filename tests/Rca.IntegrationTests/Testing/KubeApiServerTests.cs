using k8s;
using k8s.Autorest;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Testing;

public sealed class KubeApiServerTests(SharedKubeApi shared)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_shared_answers_its_admin_and_refuses_a_reader_without_a_role()
    {
        var server = await shared.GetAsync(Ct);
        using var admin = Client(server.AdminKubeconfig);
        Assert.Contains((await admin.CoreV1.ListNamespaceAsync(cancellationToken: Ct)).Items, found => found.Metadata.Name == "default");
        if (server.ReaderKubeconfig is null) return;
        using var reader = Client(server.ReaderKubeconfig);
        await Assert.ThrowsAsync<HttpOperationException>(() => reader.CoreV1.ListNamespaceAsync(cancellationToken: Ct));
        Assert.Contains("\"username\":\"rca-reader\"", await ReadAuditAsync(server.AuditLog!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_killed_refuses_then_started_again_has_what_was_stored()
    {
        await using var server = await OwnServer.StartAsync(static (time, ct) => KubeApiServer.StartAsync(new Dictionary<string, string>([KubeApiServer.WithoutControllers]), time, ct), Ct);
        if (!server.CanRestart) Assert.Skip($"{KubeApiServer.Variable} names a cluster that is not ours to kill.");
        using var admin = Client(server.AdminKubeconfig);
        await admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = "kept" } }, cancellationToken: Ct);

        await server.KillAsync(Ct);
        await Assert.ThrowsAsync<HttpRequestException>(() => admin.CoreV1.ReadNamespaceAsync("kept", cancellationToken: Ct));

        await server.StartAgainAsync(Ct);
        Assert.Equal("kept", (await admin.CoreV1.ReadNamespaceAsync("kept", cancellationToken: Ct)).Metadata.Name);
    }

    static Kubernetes Client(string kubeconfig) => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    static async Task<string> ReadAuditAsync(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Ct);
    }
}
