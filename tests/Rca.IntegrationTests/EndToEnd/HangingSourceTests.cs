using System.Net;
using System.Net.Sockets;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A source that accepts and never answers.</summary>
public sealed class HangingSourceTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("6s", "3s")]
    [InlineData("3s", "2900ms")]
    public async Task Source_that_hangs_is_TimedOut_and_the_manifest_sealed_by_the_deadline(string deadline, string collection)
    {
        var ct = TestContext.Current.CancellationToken;
        using var silence = new TcpListener(IPAddress.Loopback, 0);
        silence.Start();
        var yaml = $$$"""
            budgets:
              deadline: {{{deadline}}}
              collection: {{{collection}}}
            sources:
              - name: prod-eu
                connector: kubernetes
                allowedScopes:
                  - namespace: shop
                options:
                  address: http://127.0.0.1:{{{((IPEndPoint)silence.LocalEndpoint).Port}}}
            routes:
              - match:
                  alertname: "*"
                collect:
                  - source: prod-eu
                    capabilities: [kubernetes.pods, kubernetes.events]
                    scope:
                      namespace: shop
                      workload: checkout
            """;
        var (exit, output, errors) = await RcaProcess.RunAsync(
            ["collect", "--config", _scratch.Write("rca.yaml", yaml), "--incident", _scratch.Write("incident.json", Sources.Incident("hang", "orders")), "--out", _scratch.Path("out")], ct);

        Assert.True(exit == 3, $"exit {exit}: {output} {errors}");
        Assert.True(silence.Pending(), "the source was not asked");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.Equal(2, folder.Items.Count);
        Assert.All(folder.Items, item => Assert.Equal(Outcome.TimedOut, item.Outcome));
        var assembly = folder.Manifest.Assembly;
        Assert.True(assembly.SealedAt <= assembly.Deadline + TimeSpan.FromSeconds(1), $"sealed at {assembly.SealedAt:O}, due at {assembly.Deadline:O}");
    }
}
