using System.Globalization;
using System.Security.Cryptography;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.IntegrationTests.Distributed;
using Xunit;

namespace Rca.IntegrationTests.Chaos;

/// <summary>
/// Whatever is killed, stopped or cut: every accepted incident gets its one manifest. RCA_CHAOS_SEED repeats a run; RCA_CHAOS_INCIDENTS makes it a long one.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    const long GenerousMemory = 600L << 20;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_accepted_incident_gets_its_one_manifest_whatever_breaks()
    {
        var seed = Number("RCA_CHAOS_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var incidents = Number("RCA_CHAOS_INCIDENTS") ?? 100;
        await using var deployment = await FakeDeployment.PrepareAsync(Ct);
        Assert.SkipUnless(deployment.Broker.CanRestart && deployment.Store.CanRestart, "the servers are not ours to stop");
        await deployment.StartAsync(collectors: 2, Ct);
        await using var duplicator = await Duplicator.StartAsync(deployment.Broker.Address, seed, Ct);
        await using var load = new LoadSampler(deployment);
        var run = new ChaosRun(deployment, seed, incidents, rounds: Math.Max(1, incidents / 100), TimeSpan.FromSeconds(4));
        try
        {
            await run.RunAsync(Ct);
            Assert.Equal(incidents, run.Accepted.Distinct(StringComparer.Ordinal).Count());
            await Waiting.UntilAsync(async () => await StoreDump.CountAsync(deployment.StoreConnection, "manifests", Ct) >= incidents, "every incident has a manifest", () => run.Story, Ct, patience: 3);
            run.Tell("every incident has a manifest");
            await AssertManifestsAsync(deployment, run);
            await AssertNothingIsLeftAsync(deployment);
            Assert.True(duplicator.Copies > 0, "nothing was delivered twice");
            Assert.InRange(load.MostMemory, 1, GenerousMemory);
            foreach (var source in FakeDeployment.Sources) Assert.InRange(load.MostInHand.GetValueOrDefault($"rca-collect-{source}"), 0, 2 * FakeDeployment.Concurrency);
            output.WriteLine($"{run.Story}\n{duplicator.Copies} copies, at most {load.MostMemory >> 20} MiB in one process");
        }
        catch
        {
            output.WriteLine($"{run.Story}\n{deployment.Said}");
            throw;
        }
    }

    async Task AssertManifestsAsync(FakeDeployment deployment, ChaosRun run)
    {
        using var client = new DeploymentClient(deployment);
        Assert.Equal(run.Accepted.Count, await StoreDump.CountAsync(deployment.StoreConnection, "manifests", Ct));
        var items = new List<ManifestItem>();
        foreach (var id in run.Accepted)
        {
            var manifest = await client.ManifestAsync(id, Ct);
            Assert.Equal(1, manifest.Assembly.Revision);
            Assert.Equal(2, manifest.Payload.Items.Count);
            Assert.Equal(manifest.Root, ManifestAssembler.RootOf(manifest.Payload.Header, manifest.Payload.Items));
            items.AddRange(manifest.Payload.Items);
            foreach (var missed in manifest.Payload.Items.Where(i => i is { Source: not "hanging", Outcome: not (Outcome.Collected or Outcome.Empty) }))
                run.Tell($"{missed.Source} {missed.Outcome} {missed.Reason}: accepted {manifest.Assembly.AcceptedAt:HH:mm:ss}, sealed {manifest.Assembly.SealedAt:HH:mm:ss}");
        }

        var outcomes = string.Join(", ", items.CountBy(i => $"{i.Source} {i.Outcome} {i.Reason}").OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}"));
        run.Tell(outcomes);
        // A command that hangs is in hand whenever its collector is killed: after the third time it is given up, which is what the law wants.
        Assert.DoesNotContain(items, i => i.Outcome is Outcome.Failed && i is not { Source: "hanging", Reason: "collector-gave-up" });
        var steady = items.Where(i => i.Source is not "hanging").ToList();
        Assert.True(steady.Count(i => i.Outcome is Outcome.Collected or Outcome.Empty) >= 0.99 * steady.Count, outcomes);
    }

    static async Task AssertNothingIsLeftAsync(FakeDeployment deployment)
    {
        await using var admin = await BrokerAdmin.TryConnectAsync(deployment.Broker.Address, TimeProvider.System, Ct);
        IReadOnlyList<QueueState> queues = [];
        await Waiting.UntilAsync(
            async () => (queues = await admin!.ListAsync(BusTopology.Of(FakeDeployment.Sources), null, Ct)).All(IsDone),
            "every queue is empty", () => string.Join(", ", queues.Where(q => !IsDone(q)).Select(q => $"{q.Name} {q.Ready}")), Ct);
        await Waiting.UntilAsync(
            async () => await StoreDump.CountAsync(deployment.StoreConnection, "manifests where not announced", Ct) == 0, "every manifest is announced", () => deployment.Said, Ct);
        Assert.Equal(0, await StoreDump.CountAsync(deployment.StoreConnection, "plans where not sealed", Ct));

        // What was given up waits for a person, and only what hangs may be given up.
        static bool IsDone(QueueState queue) => queue.Ready == 0 || string.Equals(queue.Name, "rca-collect-hanging_error", StringComparison.Ordinal);
    }

    static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
