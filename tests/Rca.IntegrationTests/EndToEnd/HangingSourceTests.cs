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

    [Fact]
    public async Task Source_that_hangs_is_TimedOut()
    {
        var folder = await CollectAsync("12s", "3s");
        Assert.All(folder.Items, item => Assert.Equal(Outcome.TimedOut, item.Outcome));
    }

    // Here the collection would end only after the deadline: the aggregator seals without it, whatever it then knows of the attempt.
    [Fact]
    public async Task Source_that_hangs_beyond_the_deadline_does_not_hold_up_the_seal()
    {
        var folder = await CollectAsync("3s", "2999ms");
        Assert.All(folder.Items, item => Assert.Contains(item.Outcome, (Outcome[])[Outcome.TimedOut, Outcome.Unreachable]));
    }

    async Task<ManifestFolder> CollectAsync(string deadline, string collection)
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
                  # As long as the window: else the evidence says first from when on there are events.
                  eventRetention: 12h
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
        var assembly = folder.Manifest.Assembly;
        Assert.True(assembly.SealedAt <= assembly.Deadline + TimeSpan.FromSeconds(1), $"sealed at {assembly.SealedAt:O}, due at {assembly.Deadline:O}");
        return folder;
    }
}
