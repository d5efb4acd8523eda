using Microsoft.Extensions.DependencyInjection.Extensions;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Redaction;
using Rca.Pipeline.Replaying;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Roles;

/// <summary>What each role consists of. One process may have one of them, or all.</summary>
static class RoleServiceCollectionExtensions
{
    static readonly TimeSpan SealInterval = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan AnnounceInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AdmitInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ForgetInterval = TimeSpan.FromSeconds(10);
    const int ForgetAtOnce = 500;
    static readonly TimeSpan ReviseInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan RetentionInterval = TimeSpan.FromMinutes(1);
    const int RetainAtOnce = 500;
    static readonly TimeSpan SendInterval = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddIntake(this IServiceCollection services, RedactionEngine engine, PlanningConfiguration planning) =>
        services.AddAlertMetrics().AddSingleton(new IncidentRedactor(engine, planning.NamedLabels)).AddSingleton(new Router(planning.Routes))
            .AddSingleton<IncidentDesk>().AddSingleton<IMessageHandler<RawMessage>, RawIncidentHandler>();

    public static IServiceCollection AddPlanner(
        this IServiceCollection services, PlanningConfiguration planning, IReadOnlyDictionary<string, ConnectorDescriptor> connectors, RedactionPolicy policy, SigningKey key)
    {
        services.AddAlertMetrics().AddSingleton(new Planner(planning, connectors, policy.Digest)).AddSingleton(planning);
        services.AddSingleton(s => new CommandSender(s.GetRequiredService<IIncidentStore>(), s.GetRequiredService<IMessagePublisher>(), new MessageSigner(key), planning.Capped));
        services.AddSingleton<IMessageHandler<IncidentReported>, PlannerHandler>();
        if (planning.Capped.Count > 0) services.AddSweeper("letting commands through", AdmitInterval, s => s.GetRequiredService<CommandSender>().AdmitAllAsync);
        return services.AddSweeper("sending commands", SendInterval, s => s.GetRequiredService<CommandSender>().SendLeftAsync);
    }

    /// <param name="services">The services.</param>
    /// <param name="sealing">What captured evidence is opened with.</param>
    /// <param name="signing">What redacted evidence is signed with.</param>
    /// <param name="accepted">The keys of each source.</param>
    /// <param name="engine">The redaction.</param>
    /// <param name="planning">The sources.</param>
    /// <param name="connectors">The catalogues.</param>
    /// <param name="tape">What is to keep what was captured; null for nothing.</param>
    public static IServiceCollection AddRedactor(
        this IServiceCollection services,
        SealingKey sealing,
        SigningKey signing,
        IReadOnlyDictionary<string, IReadOnlyList<SigningPublicKey>> accepted,
        RedactionEngine engine,
        PlanningConfiguration planning,
        IEnumerable<ConnectorDescriptor> connectors,
        CapturedTape? tape = null)
    {
        var catalogues = new Catalogues(connectors);
        services.AddSingleton(s => new EvidenceRedactor(engine, catalogues, planning.Sources, s.GetRequiredService<ILogger<EvidenceRedactor>>()));
        return services.AddSingleton<IMessageHandler<CapturedEvidence>>(s =>
        {
            var handler = new RedactorHandler(
                new EvidenceOpener(sealing, accepted), new MessageSigner(signing), s.GetRequiredService<EvidenceRedactor>(), s.GetRequiredService<IMessagePublisher>());
            return tape is null ? handler : tape.Before(handler);
        });
    }

    public static IServiceCollection AddAggregator(this IServiceCollection services, IReadOnlyList<SigningPublicKey> redactor, SigningKey signing, IncidentLinks links)
    {
        services.AddAlertMetrics().AddSingleton(s => new ManifestSealer(
            s.GetRequiredService<IIncidentStore>(), signing, s.GetRequiredService<IncidentMetrics>(), s.GetRequiredService<ILogger<ManifestSealer>>()));
        services.AddSingleton(links).AddSingleton<ManifestAnnouncer>().AddSingleton<IMessageHandler<EvidenceCollected>, AggregatorHandler>();
        services.AddSingleton<IMessageHandler<SignedEvidence>>(s => new SignedEvidenceHandler(new MessageVerifier(redactor), s.GetRequiredService<IMessageHandler<EvidenceCollected>>()));
        services.AddSweeper("sealing manifests", SealInterval, s => s.GetRequiredService<ManifestSealer>().SealDueAsync);
        services.AddSweeper("revising manifests", ReviseInterval, s => s.GetRequiredService<ManifestSealer>().ReviseDueAsync);
        services.AddSweeper("forgetting what was shared", ForgetInterval, s => ct => s.GetRequiredService<IIncidentStore>().ForgetSharedAsync(ForgetAtOnce, ct));
        return services.AddSweeper("announcing manifests", AnnounceInterval, s => s.GetRequiredService<ManifestAnnouncer>().AnnounceDueAsync);
    }

    public static IServiceCollection AddRetention(this IServiceCollection services, Retention? retention) => retention is null or { Age: null, Bytes: null }
        ? services
        : services.AddSweeper("deleting what is kept long enough", RetentionInterval, s => ct => s.GetRequiredService<IIncidentStore>().DeleteOldAsync(retention, RetainAtOnce, ct));

    // Once, also where one process has both roles.
    static IServiceCollection AddAlertMetrics(this IServiceCollection services)
    {
        services.AddMetrics().TryAddSingleton<AlertMetrics>();
        services.TryAddSingleton<IncidentMetrics>();
        return services;
    }

    static IServiceCollection AddSweeper(this IServiceCollection services, string work, TimeSpan interval, Func<IServiceProvider, Func<CancellationToken, Task>> sweep) =>
        services.AddSingleton<IHostedService>(s => new Sweeper(
            work, interval, sweep(s), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Sweeper>>()));
}
