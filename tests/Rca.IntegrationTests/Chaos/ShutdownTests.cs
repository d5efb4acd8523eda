using System.Net;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.IntegrationTests.Distributed;
using Xunit;

namespace Rca.IntegrationTests.Chaos;

/// <summary>A process that is told to stop has not failed, and neither has what it was doing.</summary>
public sealed class ShutdownTests
{
    // What Kubernetes gives without being told otherwise.
    static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(30);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collector_told_to_stop_in_the_middle_hands_its_commands_to_another_and_nothing_is_failed()
    {
        await using var deployment = await FakeDeployment.PrepareAsync(Ct);
        await deployment.StartAsync(collectors: 0, Ct);
        var first = deployment.Start(FakeDeployment.Collector, "hang");
        await UntilConsumesAsync(deployment, 1);
        using var client = new DeploymentClient(deployment);
        var (status, id) = await client.ReportAsync(ChaosRun.Report("shutdown", 1), Ct);
        Assert.Equal(HttpStatusCode.Accepted, status);
        await Waiting.UntilAsync(() => AreInHandAsync(deployment), "both commands are in hand", () => deployment.Said, Ct);

        var asked = TimeProvider.System.GetTimestamp();
        first.AskToEnd();
        deployment.Start(FakeDeployment.Collector, "good");
        await Waiting.UntilAsync(() => Task.FromResult(first.HasExited), "the collector has ended", () => deployment.Said, Ct);
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, GracePeriod);
        Assert.Equal(0, first.ExitCode);

        var manifest = await client.ManifestAsync(id!, Ct);
        Assert.All(manifest.Payload.Items, i => Assert.True(i.Outcome == Outcome.Collected, $"{i.Source}: {i.Outcome} {i.Reason}\n{deployment.Said}"));
        Assert.True(manifest.Payload.Header.Completeness.IsComplete);
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("planner")]
    [InlineData("redactor")]
    [InlineData("aggregator")]
    public async Task Role_told_to_stop_at_rest_ends_well_and_soon(string role)
    {
        await using var deployment = await FakeDeployment.PrepareAsync(Ct);
        var process = deployment.Start(role);
        await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(deployment.Broker.Address, $"rca-{role}", Ct), "it consumes", () => deployment.Said, Ct);
        var asked = TimeProvider.System.GetTimestamp();
        process.AskToEnd();
        await Waiting.UntilAsync(() => Task.FromResult(process.HasExited), "it has ended", () => deployment.Said, Ct);
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, GracePeriod / 3);
        Assert.Equal(0, process.ExitCode);
    }

    static Task UntilConsumesAsync(FakeDeployment deployment, int consumers) => Waiting.UntilAsync(
        () => BrokerQueues.HasConsumerAsync(deployment.Broker.Address, "rca-collect-steady-a", Ct, consumers), "a collector consumes", () => deployment.Said, Ct);

    // As the broker's management API has it, some seconds late.
    static async Task<bool> AreInHandAsync(FakeDeployment deployment)
    {
        await using var admin = await BrokerAdmin.TryConnectAsync(deployment.Broker.Address, TimeProvider.System, Ct);
        var queues = await admin!.ListAsync(BusTopology.Of(["steady-a", "steady-b"]), deployment.Broker.Management, Ct);
        return queues.Count(q => q.Name.StartsWith("rca-collect-", StringComparison.Ordinal) && q.Unacknowledged == 1) == 2;
    }
}
