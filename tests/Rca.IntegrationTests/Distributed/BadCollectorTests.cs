using System.Text.Json.Nodes;
using Rca.BadConnector;
using Rca.Bus;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>A collector that its own connector kills, among other processes that live.</summary>
public sealed class BadCollectorTests : IAsyncLifetime
{
    const string Replaced = "Rca.Connectors.Kubernetes";
    const string Queue = "prod-eu";
    readonly DateTimeOffset _alertAt = TimeProvider.System.GetUtcNow();
    Deployment _deployment = null!;
    DeploymentClient _client = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _deployment = await Deployment.StartAsync(_alertAt, Ct);
        _client = new DeploymentClient(_deployment);
        foreach (var queue in (string[])[Entities.PlannerQueue, Entities.RedactorQueue, Entities.AggregatorQueue, .. new[] { "orders-db", Queue, "acme-code" }.Select(Entities.CollectQueue)])
            await UntilAsync(() => BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, queue, Ct), $"{queue} has a consumer");
        await UntilAsync(() => _client.IsReadyAsync(_deployment.Intake, Ct), "the intake is ready");
        await UntilAsync(() => _client.IsReadyAsync(_deployment.Aggregator, Ct), "the aggregator is ready");
        foreach (var collector in _deployment.Processes(Replaced)) await collector.KillAsync(Ct);
        await UntilAsync(async () => !await BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, Entities.CollectQueue(Queue), Ct), "the good collector is gone");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_deployment is not null) await _deployment.DisposeAsync();
    }

    [Fact]
    public async Task Command_that_kills_its_collector_ends_in_the_error_queue_and_its_item_is_failed()
    {
        var id = await ReportAsync("failfast");
        var deaths = 0;
        ProgramProcess collector;
        while (true)
        {
            collector = await StartBadAsync("failfast");
            if (await LivesAsync(collector)) break;
            deaths++;
        }

        Assert.InRange(deaths, 1, 4);
        await AssertSealedAsync(id, i => (i.Outcome, i.Reason) is (Outcome.Failed, "collector-gave-up"));
        Assert.False(collector.HasExited);
        await using var admin = await BrokerAdmin.TryConnectAsync(_deployment.Broker.Address, TimeProvider.System, Ct);
        var errors = (await admin!.ListAsync(BusTopology.Of([Queue]), _deployment.Broker.Management, Ct)).Single(q => q.Name == Entities.ErrorQueue(Entities.CollectQueue(Queue)));
        Assert.Equal((true, 4), (errors.IsError, errors.Ready));
        Assert.DoesNotContain("EXAMPLE", _deployment.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collector_that_allocates_without_end_costs_its_own_items_alone()
    {
        var collector = await StartBadAsync("allocate", KeyValuePair.Create("DOTNET_GCHeapHardLimit", "0x10000000"));
        await UntilAsync(() => BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, Entities.CollectQueue(Queue), Ct), "the bad collector consumes");
        var id = await ReportAsync("allocate");
        await AssertSealedAsync(id, i => i.Outcome is Outcome.Unreachable or Outcome.TimedOut or Outcome.Failed);
        // On a busy machine the deadline may come before its memory ends.
        await Waiting.UntilAsync(
            () => Task.FromResult(collector.HasExited || collector.Said.Contains("from prod-eu", StringComparison.Ordinal)), "the collector has ended, or answered", () => _deployment.Said, Ct);
    }

    async Task AssertSealedAsync(string id, Predicate<Core.Manifests.ManifestItem> expected)
    {
        var manifest = await _client.ManifestAsync(id, Ct);
        var bad = manifest.Payload.Items.Where(i => i.Source == Queue).ToList();
        Assert.Equal(4, bad.Count);
        Assert.All(bad, i => Assert.True(expected(i), $"{i.Capability}: {i.Outcome} {i.Reason} {i.Detail}\n{_deployment.Said}"));
        Assert.All(manifest.Payload.Items.Except(bad), i => Assert.True(i.Outcome == Outcome.Collected, $"{i.Capability}: {i.Outcome} {i.Reason} {i.Detail}\n{_deployment.Said}"));
        Assert.InRange(manifest.Assembly.LateMs, 0, 1000);
    }

    static async Task<bool> LivesAsync(ProgramProcess collector)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!collector.HasExited && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10)) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Ct);
        return !collector.HasExited;
    }

    async Task<ProgramProcess> StartBadAsync(string behaviour, params IEnumerable<KeyValuePair<string, string>> more)
    {
        var collector = _deployment.StartInPlaceOf(Replaced, "Rca.BadConnector", [KeyValuePair.Create(BadConnectorType.Variable, behaviour), .. more]);
        await UntilAsync(
            async () => collector.HasExited || await BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, Entities.CollectQueue(Queue), Ct), "the bad collector runs");
        return collector;
    }

    async Task<string> ReportAsync(string group)
    {
        var body = JsonNode.Parse(DemoFiles.Webhook(_alertAt))!;
        body["groupKey"] = group;
        return (await _client.ReportAsync(body.ToJsonString(), Ct)).IncidentId!;
    }

    Task UntilAsync(Func<Task<bool>> holds, string what) => Waiting.UntilAsync(holds, what, () => _deployment.Said, Ct);
}
