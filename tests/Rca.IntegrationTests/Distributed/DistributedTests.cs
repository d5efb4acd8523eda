using System.Net;
using System.Text.Json.Nodes;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.IntegrationTests.EndToEnd;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

public sealed class DistributedTests : IAsyncLifetime
{
    static readonly string[] Sources = ["orders-db", "prod-eu", "acme-code"];
    readonly DateTimeOffset _alertAt = TimeProvider.System.GetUtcNow();
    Deployment _deployment = null!;
    DeploymentClient _client = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _deployment = await Deployment.StartAsync(_alertAt, Ct);
        _client = new DeploymentClient(_deployment);
        foreach (var queue in (string[])[Entities.PlannerQueue, Entities.RedactorQueue, Entities.AggregatorQueue, .. Sources.Select(Entities.CollectQueue)])
            await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, queue, Ct), $"{queue} has a consumer", () => _deployment.Said, Ct);
        await Waiting.UntilAsync(() => _client.IsReadyAsync(_deployment.Intake, Ct), "the intake is ready", () => _deployment.Said, Ct);
        await Waiting.UntilAsync(() => _client.IsReadyAsync(_deployment.Aggregator, Ct), "the aggregator is ready", () => _deployment.Said, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_deployment is not null) await _deployment.DisposeAsync();
    }

    [Fact]
    public async Task Webhook_posted_to_separate_processes_becomes_a_complete_manifest_and_no_secret_is_anywhere()
    {
        await using var spy = await BrokerSpy.ListenAsync(_deployment.Broker.Address, Sources, Ct);
        var (status, id) = await _client.ReportAsync(DemoFiles.Webhook(_alertAt), Ct);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var manifest = await _client.ManifestAsync(id!, Ct);

        AssertComplete(manifest);
        Assert.Equal(manifest.Root, ManifestAssembler.RootOf(manifest.Payload.Header, manifest.Payload.Items));
        var evidence = await Task.WhenAll(manifest.Payload.Items.SelectMany(i => i.Evidence).Select(e => _client.FindEvidenceAsync(e.Sha256, Ct)));
        Assert.All(evidence, Assert.NotNull);
        Assert.Contains(evidence, e => e!.Contains("\"chainLength\":3", StringComparison.Ordinal));

        await Waiting.UntilAsync(() => Task.FromResult(Published<ManifestSealed>(spy).Count > 0), "ManifestSealed is published", () => _deployment.Said, Ct);
        Assert.Single(Published<ManifestSealed>(spy).Select(m => m.MessageId).Distinct(StringComparer.Ordinal));
        // Delivered at least once: what is published again carries the same id.
        Assert.Equal(14, Published<SignedCommand>(spy).Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.True(Planted.All.Select(s => s.Kind).Distinct(StringComparer.Ordinal).Count() >= 12, "at least 12 kinds of secret are planted");
        Assert.Empty(PlantedIn(string.Join('\n', spy.All.Select(m => m.Text))));
        Assert.Empty(PlantedIn(await StoreDump.ReadAsync(_deployment.StoreConnection, Ct)));
        Assert.Empty(PlantedIn(string.Join('\n', evidence)));
        Assert.Empty(PlantedIn(_deployment.Said));
        // The collectors' own secrets are not in the demo's files.
        foreach (var secret in (string[])[_deployment.Orders.ReaderPassword, _deployment.ReportToken, _deployment.ReadToken])
            Assert.DoesNotContain(secret, string.Join('\n', [.. spy.All.Select(m => m.Text), _deployment.Said]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collectors_two_on_one_source_share_the_work_and_each_incident_has_one_manifest()
    {
        const int incidents = 12;
        var second = _deployment.Start("Rca.Connectors.Postgres", "Rca.Connectors.Postgres", null);
        await Waiting.UntilAsync(
            () => BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, Entities.CollectQueue("orders-db"), Ct, consumers: 2), "two collectors consume", () => _deployment.Said, Ct);

        var accepted = await Task.WhenAll(Enumerable.Range(0, incidents).Select(n => _client.ReportAsync(Webhook($"group-{n}"), Ct)));
        Assert.All(accepted, a => Assert.Equal(HttpStatusCode.Accepted, a.Status));
        foreach (var (_, id) in accepted) Assert.Equal(14, (await _client.ManifestAsync(id!, Ct)).Payload.Items.Count);

        Assert.Equal(incidents, await StoreDump.CountAsync(_deployment.StoreConnection, "manifests", Ct));
        var first = _deployment.Processes("Rca.Connectors.Postgres").First(p => p != second);
        Assert.Contains("from orders-db", first.Said, StringComparison.Ordinal);
        Assert.Contains("from orders-db", second.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_stopped_is_answered_with_503_and_nothing_is_half_accepted()
    {
        await _deployment.Broker.StopAsync(Ct);
        var refused = await _client.ReportAsync(Webhook("while-away"), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal(0, await StoreDump.CountAsync(_deployment.StoreConnection, "incidents", Ct));

        await _deployment.Broker.StartAgainAsync(Ct);
        (HttpStatusCode Status, string? IncidentId) accepted = default;
        await Waiting.UntilAsync(async () => (accepted = await _client.ReportAsync(Webhook("after"), Ct)).Status == HttpStatusCode.Accepted,
            "the intake accepts again", () => _deployment.Said, Ct);
        Assert.Equal(14, (await _client.ManifestAsync(accepted.IncidentId!, Ct)).Payload.Items.Count);
        Assert.DoesNotContain(_deployment.Broker.Address.UserInfo.Split(':')[1], _deployment.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_killed_is_waited_for_and_no_accepted_incident_is_lost()
    {
        await _deployment.Store.KillAsync(Ct);
        var accepted = await _client.ReportAsync(Webhook("store-away"), Ct);
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        await Waiting.UntilAsync(() => Task.FromResult(_deployment.Said.Contains("failed with", StringComparison.Ordinal)), "a sweep has met the outage", () => _deployment.Said, Ct);
        Assert.False(await _client.IsReadyAsync(_deployment.Aggregator, Ct));

        await _deployment.Store.StartAgainAsync(Ct);
        AssertComplete(await _client.ManifestAsync(accepted.IncidentId!, Ct));
        Assert.Equal(1, await StoreDump.CountAsync(_deployment.StoreConnection, "manifests", Ct));
    }

    [Fact]
    public async Task Collector_killed_leaves_its_source_unreachable_and_the_manifest_is_sealed_at_the_deadline()
    {
        foreach (var collector in _deployment.Processes("Rca.Connectors.Kubernetes")) await collector.KillAsync(Ct);
        var (_, id) = await _client.ReportAsync(Webhook("no-collector"), Ct);
        var manifest = await _client.ManifestAsync(id!, Ct);

        var kubernetes = manifest.Payload.Items.Where(i => i.Source is "prod-eu").ToList();
        Assert.Equal(4, kubernetes.Count);
        Assert.All(kubernetes, i => Assert.Equal((Outcome.Unreachable, "no-collector"), (i.Outcome, i.Reason)));
        Assert.All(manifest.Payload.Items.Except(kubernetes), i => Assert.Equal(Outcome.Collected, i.Outcome));
        Assert.InRange(manifest.Assembly.LateMs, 0, 1000);
    }

    void AssertComplete(Manifest manifest)
    {
        Assert.Equal(14, manifest.Payload.Items.Count);
        Assert.Equal(Sources.Order(StringComparer.Ordinal), manifest.Payload.Items.Select(i => i.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(manifest.Payload.Items, item => Assert.True(item.Outcome == Outcome.Collected, $"{item.Capability}: {item.Outcome} {item.Reason} {item.Detail}\n{_deployment.Said}"));
        Assert.True(manifest.Payload.Header.Completeness.IsComplete);
    }

    string Webhook(string group)
    {
        var body = JsonNode.Parse(DemoFiles.Webhook(_alertAt))!;
        body["groupKey"] = group;
        return body.ToJsonString();
    }

    static IEnumerable<string> PlantedIn(string text) => Planted.All.Where(s => s.IsIn(text)).Select(s => s.Kind);

    static List<BrokerSpy.Heard> Published<T>(BrokerSpy spy) => [.. spy.All.Where(m => string.Equals(m.Exchange, Entities.Exchange<T>(), StringComparison.Ordinal))];
}
