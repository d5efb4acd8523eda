using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Roles;
using Rca.Redaction;
using Rca.Storage;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Forgery;

/// <summary>
/// Intake, planner, redactor and aggregator, and a collector for <c>own-db</c>, over a broker of their own. The two sources that alerts are routed to
/// have no collector: a test answers for them as a stranger does.
/// </summary>
public sealed class BrokerRoles : IAsyncLifetime
{
    const string Configuration = """
        budgets:
          freshness: 0s
          deadline: 60s
        sources:
          - name: orders-db
            connector: postgres
            allowedScopes: [{ database: orders }]
          - name: stock-db
            connector: postgres
            allowedScopes: [{ database: orders }]
          - name: own-db
            connector: postgres
            allowedScopes: [{ database: orders }]
        routes:
          - collect:
              - source: orders-db
                capabilities: [postgres.saturation]
                scope: { database: orders }
              - source: stock-db
                capabilities: [postgres.saturation]
                scope: { database: orders }
        """;

    readonly Scratch _scratch = new();
    RabbitMqServer _server = null!;
    IHost _host = null!;

    internal SigningKey Planner { get; } = SigningKey.Create();

    internal SigningKey Redactor { get; } = SigningKey.Create();

    internal SealingKey Sealing { get; } = SealingKey.Create();

    internal IReadOnlyDictionary<string, SigningKey> Sources { get; } =
        new Dictionary<string, SigningKey>(StringComparer.Ordinal) { ["orders-db"] = SigningKey.Create(), ["stock-db"] = SigningKey.Create(), ["own-db"] = SigningKey.Create() };

    internal SqliteIncidentStore Store { get; } = SqliteIncidentStore.InMemory(TimeProvider.System);

    internal RawBroker Broker { get; private set; } = null!;

    internal RejectionSpy Rejected { get; private set; } = null!;

    internal LogSpy Log { get; } = new();

    internal CountingConnector Own { get; } = new();

    internal string Heard { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        _server = await OwnServer.StartAsync(RabbitMqServer.StartAsync, ct);
        Assert.True(SecretReference.TryParse($"${{file:{_scratch.Write("broker", _server.Address.ToString())}}}", _scratch.Folder, out var address));
        var planning = PipelineConfiguration.Parse("forgery.yaml", Configuration).Planning;
        var engine = new RedactionEngine(TokenKeys.From(RandomNumberGenerator.GetBytes(32)));

        var builder = PipelineHost.NewWorker();
        builder.Logging.AddProvider(Log).AddFilter<LogSpy>(null, LogLevel.Trace);
        builder.Services.AddSingleton<Core.Stores.IIncidentStore>(Store);
        builder.Services.AddIntake(engine, planning).AddSingleton<IInbox, BusInbox>();
        builder.Services.AddPlanner(planning, BuiltInConnectors.Descriptors, Rca.Redaction.Policies.RedactionPolicy.Default, Planner);
        builder.Services.AddCollector(
            new Dictionary<string, CollectedSource>(StringComparer.Ordinal) { ["own-db"] = new(planning.Sources["own-db"], Own) }, Sealing.PublicKey, Sources, [Planner.PublicKey]);
        builder.Services.AddRedactor(
            Sealing, Redactor, Sources.ToDictionary(s => s.Key, s => (IReadOnlyList<SigningPublicKey>)[s.Value.PublicKey], StringComparer.Ordinal), engine, planning, BuiltInConnectors.Descriptors.Values);
        builder.Services.AddAggregator([Redactor.PublicKey], SigningKey.Create(), new IncidentLinks(null));
        builder.Services.AddRcaBus(
            new BusConfiguration(address), Receives.Incidents(4), Receives.All<IncidentReported>(Entities.PlannerQueue, 4), Receives.All<CapturedEvidence>(Entities.RedactorQueue, 4),
            Receives.All<SignedEvidence>(Entities.AggregatorQueue, 4), Receives.Commands("own-db", 4));
        await Store.PrepareAsync(ct);
        _host = builder.Build();
        Rejected = new RejectionSpy(_host.Services);
        await _host.StartAsync(ct);
        Broker = await RawBroker.ConnectAsync(_server.Address, ct);
        foreach (var queue in (string[])[Entities.IntakeQueue, Entities.PlannerQueue, Entities.RedactorQueue, Entities.AggregatorQueue, Entities.CollectQueue("own-db")])
            await Distributed.Waiting.UntilAsync(() => Distributed.BrokerQueues.HasConsumerAsync(_server.Address, queue, ct), $"{queue} has a consumer", () => Log.Text, ct);
        foreach (var source in (string[])["orders-db", "stock-db"]) await Broker.ServeAsync(source, ct);
        Heard = await Broker.ListenAsync(Entities.Exchange<SignedEvidence>(), ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (Broker is not null) await Broker.DisposeAsync();
        Rejected?.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await Store.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        _scratch.Dispose();
    }
}
