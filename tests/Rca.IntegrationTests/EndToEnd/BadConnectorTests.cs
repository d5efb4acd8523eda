using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rca.BadConnector;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Output;
using Rca.Storage;
using Spectre.Console;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>Bad connectors in the embedded pipeline, beside a good one.</summary>
public sealed class BadConnectorTests : IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("throw", Outcome.Failed, "unexpected")]
    [InlineData("hang", Outcome.TimedOut, "time-budget")]
    [InlineData("late", Outcome.Truncated, "time-budget")]
    [InlineData("flood", Outcome.Truncated, "item-budget")]
    public async Task Manifest_is_sealed_in_time_and_the_other_source_is_whole(string behaviour, Outcome outcome, string reason)
    {
        var manifest = await CollectAsync(behaviour);
        var (bad, good) = (Item(manifest, "bad"), Item(manifest, "good"));
        Assert.Equal((outcome, reason), (bad.Outcome, bad.Reason));
        Assert.Equal((Outcome.Collected, 1), (good.Outcome, good.Evidence.Count));
        Assert.InRange(manifest.Assembly.LateMs, 0, 1000);
        Assert.DoesNotContain("EXAMPLE", JsonSerializer.Serialize(manifest, WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connector_that_ends_the_process_leaves_a_manifest_that_is_sealed_at_the_next_start_and_marked_late()
    {
        string id;
        await using (var service = await StartAsync("failfast"))
        {
            id = await service.ReportAsync(Sources.Incident("killed", "orders"));
            Assert.NotEqual(0, await service.Process.ExitAsync(Ct));
        }

        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, Ct);
        await using var next = await StartAsync("good");
        var (_, manifest) = await next.ManifestAsync(id);
        Assert.InRange(manifest.Assembly.LateMs, 1, 120_000);
        Assert.Equal(2, manifest.Payload.Items.Count);
    }

    Task<Service> StartAsync(string behaviour) => Service.StartAsync(_scratch, Yaml(behaviour, "5s", "3s", Service.Doors), new Dictionary<string, string>(StringComparer.Ordinal), "Rca.BadConnector");

    async Task<Manifest> CollectAsync(string behaviour)
    {
        var configuration = PipelineConfiguration.Parse("rca.yaml", Yaml(behaviour, "60s", "6s"), BadConnectorType.AmongOthers(new BadConnectorType("good")));
        var store = SqliteIncidentStore.InMemory(TimeProvider.System);
        await using var pipeline = await EmbeddedPipeline.StartAsync(configuration, doors: null, EmbeddedKeys.Ephemeral(["bad", "good"]), store, LogLevel.Warning, Ct);
        var accepted = await pipeline.Desk.AcceptAsync(PlainIncident.Read(System.Text.Encoding.UTF8.GetBytes(Sources.Incident(behaviour, "orders"))), Ct);
        return (await ManifestAwaiter.WaitAsync(pipeline.Store, accepted.IncidentId!, AnsiConsole.Console, TimeProvider.System, Ct)).Manifest;
    }

    static ManifestItem Item(Manifest manifest, string source) => manifest.Payload.Items.Single(i => i.Source == source);

    static string Yaml(string behaviour, string deadline, string collection, string more = "") => $$$"""
        {{{more}}}
        budgets:
          deadline: {{{deadline}}}
          collection: {{{collection}}}
        sources:
          - name: bad
            connector: kubernetes
            allowedScopes:
              - namespace: shop
            options:
              behaviour: {{{behaviour}}}
          - name: good
            connector: kubernetes
            allowedScopes:
              - namespace: shop
            options:
              behaviour: good
        routes:
          - match:
              alertname: "*"
            collect:
              - source: bad
                capabilities: [kubernetes.events]
                scope:
                  namespace: shop
              - source: good
                capabilities: [kubernetes.events]
                scope:
                  namespace: shop
        """;
}
