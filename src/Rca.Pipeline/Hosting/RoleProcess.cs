using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Roles;
using Rca.Redaction;

namespace Rca.Pipeline.Hosting;

/// <summary>One role in a process of its own, over RabbitMQ and, where it keeps state, PostgreSQL.</summary>
static class RoleProcess
{
    /// <summary>How many messages one role works on at once.</summary>
    public const int Concurrency = 16;

    public static async Task IntakeAsync(PipelineConfiguration configuration, CancellationToken cancellationToken)
    {
        var (bus, doors, engine) = (configuration.Broker(), configuration.Doors(), Engine(configuration));
        configuration.Root.Finish();
        var builder = PipelineHost.NewWeb(doors);
        builder.Services.AddIntake(engine!, configuration.Planning).AddSingleton<IInbox, BusInbox>();
        builder.Services.AddRcaBus(bus, Receives.Incidents(Concurrency));
        await using var app = builder.Build();
        app.UseDoorMiddleware();
        app.MapHealth();
        app.UseMetrics(doors);
        app.MapReportDoor(doors);
        app.MapDoorDescription();
        await app.RunAsync(cancellationToken);
    }

    public static async Task PlannerAsync(PipelineConfiguration configuration, CancellationToken cancellationToken)
    {
        var (bus, store, key, policy) = (configuration.Broker(), StoreConfiguration.Shared(configuration), KeySection.PlannerSigning(configuration.Keys), configuration.Policy);
        configuration.Root.Finish();
        var builder = PipelineHost.NewWorker();
        builder.Services.AddStore(store!);
        builder.Services.AddPlanner(configuration.Planning, configuration.Connectors, policy, key!);
        builder.Services.AddRcaBus(bus, Receives.All<IncidentReported>(Entities.PlannerQueue, Concurrency));
        await RunAsync(builder, store!, cancellationToken);
    }

    public static async Task RedactorAsync(PipelineConfiguration configuration, CancellationToken cancellationToken)
    {
        var (bus, engine) = (configuration.Broker(), Engine(configuration));
        var keys = configuration.Keys;
        var (sealing, signing, accepted) = (KeySection.SealingPrivate(keys), KeySection.RedactorSigning(keys), KeySection.SourcesAccepted(keys, configuration.Planning.Sources.Keys));
        configuration.Root.Finish();
        var builder = PipelineHost.NewWorker();
        builder.Services.AddRedactor(sealing!, signing!, accepted, engine!, configuration.Planning, configuration.Connectors.Values);
        builder.Services.AddRcaBus(bus, Receives.All<CapturedEvidence>(Entities.RedactorQueue, Concurrency));
        using var host = builder.Build();
        await host.RunAsync(cancellationToken);
    }

    public static async Task AggregatorAsync(PipelineConfiguration configuration, CancellationToken cancellationToken)
    {
        var (bus, doors, store) = (configuration.Broker(), configuration.Doors(), StoreConfiguration.Shared(configuration));
        var (redactor, signing) = (KeySection.RedactorAccepted(configuration.Keys), KeySection.ManifestSigning(configuration.Keys));
        configuration.Root.Finish();
        var builder = PipelineHost.NewWeb(doors);
        builder.Services.AddStore(store!);
        builder.Services.AddAggregator(redactor, signing!, new IncidentLinks(doors.ExternalUrl)).AddRetention(configuration.Store().Retention);
        builder.Services.AddRcaBus(bus, Receives.All<SignedEvidence>(Entities.AggregatorQueue, Concurrency));
        await store!.PrepareAsync(cancellationToken);
        await using var app = builder.Build();
        app.UseDoorMiddleware();
        app.MapHealth();
        app.UseMetrics(doors);
        app.MapReadDoor(doors);
        app.MapDoorDescription();
        await app.RunAsync(cancellationToken);
    }

    static RedactionEngine? Engine(PipelineConfiguration configuration)
    {
        var policy = configuration.Policy;
        return KeySection.Tokens(configuration.Keys) is { } key ? new RedactionEngine(TokenKeys.From(key), policy) : null;
    }

    static async Task RunAsync(HostApplicationBuilder builder, IIncidentStore store, CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        using var host = builder.Build();
        await host.RunAsync(cancellationToken);
    }
}
