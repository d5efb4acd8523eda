using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Messaging;
using Rca.Core.Sealing;

namespace Rca.Bus;

public static class CollectorServiceCollectionExtensions
{
    /// <summary>Adds the handler that collects from <paramref name="sources"/>.</summary>
    public static IServiceCollection AddCollector(this IServiceCollection services, IReadOnlyDictionary<string, CollectedSource> sources, SealingPublicKey recipient) =>
        services.AddSingleton<IMessageHandler<CollectEvidence>>(s => new CollectorHandler(
            sources,
            new CollectionBudget(),
            new EvidenceSealer(recipient),
            s.GetRequiredService<IMessagePublisher>(),
            static () => Guid.CreateVersion7().ToString("N"),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<CollectorHandler>>(),
            Random.Shared.NextDouble));

    /// <summary>The queue of each source, of which no more is taken than may be worked on.</summary>
    public static IEnumerable<Receives> CommandQueues(this IReadOnlyDictionary<string, CollectedSource> sources) =>
        sources.Select(s => Receives.Commands(s.Key, s.Value.Concurrency));
}
