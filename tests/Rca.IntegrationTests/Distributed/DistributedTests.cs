using System.Net;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

public sealed class DistributedTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhook_posted_to_separate_processes_becomes_a_complete_manifest()
    {
        var alertAt = TimeProvider.System.GetUtcNow();
        await using var deployment = await Deployment.StartAsync(alertAt, Ct);
        using var client = new DeploymentClient(deployment);
        await Waiting.UntilAsync(() => client.IsReadyAsync(deployment.Intake, Ct), "the intake is ready", () => deployment.Said, Ct);

        (HttpStatusCode Status, string? IncidentId) accepted = default;
        await Waiting.UntilAsync(async () => (accepted = await client.ReportAsync(DemoFiles.Webhook(alertAt), Ct)).Status == HttpStatusCode.Accepted,
            "the webhook is accepted", () => deployment.Said, Ct);
        var manifest = await client.ManifestAsync(accepted.IncidentId!, Ct);

        Assert.Equal(10, manifest.Payload.Items.Count);
        Assert.All(manifest.Payload.Items, item => Assert.True(item.Outcome == Outcome.Collected, $"{item.Capability}: {item.Outcome} {item.Reason}\n{deployment.Said}"));
    }
}
