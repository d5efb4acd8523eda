using Rca.Bus;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting.State;
using Rca.Core.Messaging;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Replaying;
using Rca.Pipeline.Roles;

namespace Rca.Pipeline.Hosting;

/// <summary>All roles and all sources in one process, over the in-memory bus: the same consumers and the same store interface as grown up.</summary>
sealed class EmbeddedPipeline : IAsyncDisposable
{
    const int AtOnce = 100_000;
    readonly WebApplication _app;

    EmbeddedPipeline(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public IIncidentStore Store => _app.Services.GetRequiredService<IIncidentStore>();

    public IncidentDesk Desk => _app.Services.GetRequiredService<IncidentDesk>();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<EmbeddedPipeline> StartAsync(
        PipelineConfiguration configuration, DoorConfiguration? doors, EmbeddedKeys keys, IIncidentStore store, LogLevel level, CancellationToken cancellationToken,
        Func<string, ISourceState>? stateOf = null, CapturedTape? tape = null, Retention? retention = null)
    {
        var planning = configuration.Planning;
        var sources = configuration.FinishWithSources(stateOf);
        var builder = PipelineHost.NewWeb(doors, level);
        var engine = keys.Engine(configuration.Policy);
        builder.Services.AddStore(store);
        builder.Services.AddIntake(engine, planning).AddSingleton<IInbox>(s => new StoreInbox(store, s.GetRequiredService<IMessagePublisher>(), planning.Budgets));
        builder.Services.AddPlanner(planning, configuration.Connectors, configuration.Policy, keys.Planner);
        builder.Services.AddCollector(sources, keys.Sealing.PublicKey, keys.Sources, [keys.Planner.PublicKey]);
        builder.Services.AddRedactor(keys.Sealing, keys.Redactor, keys.SourcesAccepted, engine, planning, configuration.Connectors.Values, tape);
        builder.Services.AddAggregator([keys.Redactor.PublicKey], keys.Manifest, new IncidentLinks(doors?.ExternalUrl)).AddRetention(retention);
        builder.Services.AddRcaBus(BusConfiguration.InMemory,
        [
            Receives.All<IncidentReported>(Entities.PlannerQueue, RoleProcess.Concurrency),
            Receives.All<CapturedEvidence>(Entities.RedactorQueue, RoleProcess.Concurrency),
            Receives.All<SignedEvidence>(Entities.AggregatorQueue, RoleProcess.Concurrency),
            .. sources.CommandQueues(),
        ]);
        var app = builder.Build();
        app.UseDoorMiddleware();
        app.MapHealth();
        if (doors is not null)
        {
            app.UseMetrics(doors);
            app.MapReportDoor(doors);
            app.MapReadDoor(doors);
            app.MapDoorDescription();
        }

        await store.PrepareAsync(cancellationToken);
        // The bus of the last run is gone and what was under way with it.
        await store.ForgetSentAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        var pipeline = new EmbeddedPipeline(app);
        await pipeline.ResumeAsync(cancellationToken);
        return pipeline;
    }

    public Task RunAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await _app.Services.GetRequiredService<CommandSender>().SendAsync(planId: null, cancellationToken);
        var bus = _app.Services.GetRequiredService<IMessagePublisher>();
        foreach (var incident in await Store.UnplannedAsync(AtOnce, cancellationToken))
            await bus.PublishAsync(incident, Identity.MessageId("incident", Identity.Incident(incident)), cancellationToken);
    }
}
