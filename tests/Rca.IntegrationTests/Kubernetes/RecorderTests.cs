using System.Diagnostics;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The recorder of the demo's story, run in a hurry against a real API server; and the connector on what it recorded.</summary>
public sealed class RecorderTests(SharedKubeApi shared) : IDisposable
{
    static readonly string[] Capabilities = ["kubernetes.rollouts", "kubernetes.pods", "kubernetes.events", "kubernetes.config-changes"];
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-recorder-");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorder_records_what_a_connector_asks_for_with_a_memory_and_without()
    {
        var server = await shared.GetAsync(Ct);
        if (!server.CanRestart) Assert.Skip($"{KubeApiServer.Variable} names a cluster that is not ours to play in.");
        await RecordAsync(server.AdminKubeconfig);

        var alertAt = TimeProvider.System.GetUtcNow();
        await using var replay = await ReplayServer.StartAsync([_folder.FullName], alertAt, Ct);
        foreach (var state in (ISourceState[])[NoSourceState.Instance, new MemoryState()])
        {
            var items = await CollectAsync(replay.Address, alertAt, state);
            Assert.Equal(3, items.OfType<Revision>().Count());
            Assert.Equal(2, items.OfType<PodState>().Count(p => p.OomKilled));
            Assert.Contains(items.OfType<ClusterEvent>(), e => e.Reason == EventReason.FailedScheduling);
            var map = Assert.Single(items.OfType<ConfigMapChange>());
            Assert.Equal((state is MemoryState ? ConfigComparison.Digests : ConfigComparison.MetadataOnly, 2), (map.Comparison, map.Keys.Count));
        }

        Assert.DoesNotContain(replay.Requests, r => r.Status == 404);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    async Task RecordAsync(string kubeconfig)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "demo", "record-kubernetes.sh");
        var start = new ProcessStartInfo("bash", [script, "--speed", "120", "--out", _folder.FullName, "--kubeconfig", kubeconfig])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        // kubectl, jq or curl is missing.
        if (process.ExitCode == 2) throw ServerMissing.SkipOrFail(new ServerMissingException(await errors) { IsInDebian = false });
        Assert.True(process.ExitCode == 0, $"{await said}{await errors}");
    }

    static async Task<IReadOnlyList<object>> CollectAsync(Uri address, DateTimeOffset alertAt, ISourceState state)
    {
        var section = ConfigurationFile.Parse("test.yaml", $"address: {address}");
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop", ["workload"] = "checkout" };
        var connector = new KubernetesConnectorType()
            .Create(new(new SourceConfiguration("prod-eu", "kubernetes", [scope], [], section), TimeProvider.System, state));
        var items = new List<object>();
        foreach (var capability in Capabilities)
            await foreach (var item in connector.CollectAsync(new CollectRequest(capability, scope, new Window(alertAt.AddMinutes(-50), alertAt),
                new Ledger()), Ct))
                items.Add(item.Evidence);
        return items;
    }
}
