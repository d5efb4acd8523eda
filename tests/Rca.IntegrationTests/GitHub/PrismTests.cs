using Rca.Connectors.GitHub;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.GitHub;

/// <summary>The connector reads the examples of GitHub's own OpenAPI description, served by a tool that is not ours.</summary>
public sealed class PrismTests
{
    static readonly Window AllTime = new(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_capability_reads_what_GitHub_describes()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var prism = await PrismOrSkipAsync(ct);
        await using var proxy = await PrismProxy.StartAsync(prism.Address, ct);
        var type = new GitHubConnectorType();

        var ends = new List<string>();
        foreach (var capability in type.Descriptor.Capabilities)
            ends.Add(await EndAsync(Connector(type, proxy.Address), capability.Id, ct));

        Assert.Equal(
            [
                "github.commits: CommitEvidence; whole",
                "github.pull-requests: PullRequestEvidence; whole",
                "github.deployments: DeploymentEvidence; whole",
                "github.releases: ReleaseEvidence; whole",
                "github.workflow-runs: WorkflowRunEvidence; whole",
            ],
            ends);
        Assert.DoesNotContain(proxy.Answered, a => a.Status is not 200 && a.Path != "/graphql");
    }

    static async Task<string> EndAsync(IConnector connector, string capability, CancellationToken ct)
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "octocat/example" };
        var items = new List<string>();
        var end = "whole";
        try
        {
            await foreach (var item in connector.CollectAsync(new CollectRequest(capability, scope, AllTime, new Ledger()), ct)) items.Add(item.Evidence.GetType().Name);
        }
        catch (SourceFailureException e)
        {
            end = $"{e.Outcome} {e.Reason}";
        }

        return $"{capability}: {string.Join(", ", items)}; {end}";
    }

    static IConnector Connector(GitHubConnectorType type, string address)
    {
        var options = ConfigurationFile.Parse("rca.yaml", $"baseAddress: {address}\n");
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "octocat/example" };
        return type.Create(new ConnectorContext(new SourceConfiguration("octocat", "github", [scope], [], options), TimeProvider.System, NoSourceState.Instance));
    }

    static async Task<PrismServer> PrismOrSkipAsync(CancellationToken ct)
    {
        try
        {
            return await PrismServer.StartAsync(TimeProvider.System, ct);
        }
        catch (ServerMissingException missing)
        {
            throw ServerMissing.SkipOrFail(missing);
        }
    }
}
