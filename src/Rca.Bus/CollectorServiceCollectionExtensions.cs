using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.Bus;

public static class CollectorServiceCollectionExtensions
{
    /// <summary>Adds the handler that collects from <paramref name="sources"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="sources">The sources of this process.</param>
    /// <param name="recipient">To whom is sealed.</param>
    /// <param name="signers">What each source signs with.</param>
    /// <param name="planner">Whose commands are carried out.</param>
    public static IServiceCollection AddCollector(
        this IServiceCollection services,
        IReadOnlyDictionary<string, CollectedSource> sources,
        SealingPublicKey recipient,
        IReadOnlyDictionary<string, SigningKey> signers,
        IReadOnlyList<SigningPublicKey> planner) =>
        services.AddSingleton<IMessageHandler<CollectEvidence>>(s => new CollectorHandler(
            sources,
            new EvidenceSealer(recipient, signers),
            s.GetRequiredService<IMessagePublisher>(),
            static () => Guid.CreateVersion7().ToString("N"),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<CollectorHandler>>(),
            Random.Shared.NextDouble))
        .AddSingleton<IMessageHandler<SignedCommand>>(s => new SignedCommandHandler(
            new MessageVerifier(planner), sources.Keys.ToHashSet(StringComparer.Ordinal), s.GetRequiredService<IMessageHandler<CollectEvidence>>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>The queue of each source, of which no more is taken than may be worked on.</summary>
    public static IEnumerable<Receives> CommandQueues(this IReadOnlyDictionary<string, CollectedSource> sources) =>
        sources.Select(s => Receives.Commands(s.Key, s.Value.Concurrency));
}
