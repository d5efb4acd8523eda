using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Roles;

/// <summary>Seals plans and announces their manifests. Doing it twice changes nothing: the first manifest stays, and its message id with it.</summary>
sealed partial class ManifestSealer(IIncidentStore store, IMessagePublisher bus, ILogger<ManifestSealer> logger)
{
    const int AtOnce = 100;

    public async Task SealAsync(string planId, CancellationToken cancellationToken)
    {
        if (await store.GatherAsync(planId, cancellationToken) is not { Stored.IsSealed: false } gathered) return;
        var manifest = ManifestAssembler.Assemble(gathered, await store.NowAsync(cancellationToken));
        if (!await store.SealAsync(manifest, cancellationToken)) return;
        var announcement = manifest.Announcement;
        Log.Sealed(logger, announcement.IncidentId, announcement.Complete, announcement.Planned);
        await AnnounceAsync(announcement, cancellationToken);
    }

    public async Task SealDueAsync(CancellationToken cancellationToken)
    {
        foreach (var planId in await store.DueAsync(AtOnce, cancellationToken)) await SealAsync(planId, cancellationToken);
        foreach (var announcement in await store.UnannouncedAsync(AtOnce, cancellationToken)) await AnnounceAsync(announcement, cancellationToken);
    }

    async Task AnnounceAsync(ManifestSealed announcement, CancellationToken cancellationToken)
    {
        var id = Identity.MessageId("sealed", announcement.PlanId, $"{announcement.Revision}");
        await bus.PublishAsync(announcement, id, cancellationToken);
        await store.MarkAnnouncedAsync(announcement.PlanId, announcement.Revision, cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "sealed the manifest of {Incident}: {Complete} of {Planned} items complete")]
        public static partial void Sealed(ILogger logger, string incident, int complete, int planned);
    }
}
