using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Messaging;
using Rca.Core.Sealing;

namespace Rca.Bus;

public static class CollectorServiceCollectionExtensions
{
    /// <summary>How many collections of one source run at once in one process.</summary>
    public const int ConcurrencyPerSource = 4;

    /// <summary>Adds the handler that collects from <paramref name="sources"/>.</summary>
    public static IServiceCollection AddCollector(this IServiceCollection services, IReadOnlyDictionary<string, CollectedSource> sources, SealingPublicKey recipient) =>
        services.AddSingleton<IMessageHandler<CollectEvidence>>(s => new CollectorHandler(
            sources,
            new CollectionBudget(),
            new EvidenceSealer(recipient),
            s.GetRequiredService<IMessagePublisher>(),
            static () => Guid.CreateVersion7().ToString("N"),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<CollectorHandler>>()));
}
