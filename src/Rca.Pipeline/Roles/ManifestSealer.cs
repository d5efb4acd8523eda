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
        if (await KeepAsync(planId, cancellationToken) is { } announcement) await AnnounceAsync(announcement, cancellationToken);
    }

    // Apart from announcing: a bus that is away, or one plan that cannot be sealed, must not make the others late.
    public async Task SealDueAsync(CancellationToken cancellationToken)
    {
        foreach (var planId in await store.DueAsync(AtOnce, cancellationToken))
        {
            try
            {
                await KeepAsync(planId, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, planId, e.GetType().Name);
            }
        }
    }

    public async Task AnnounceDueAsync(CancellationToken cancellationToken)
    {
        foreach (var announcement in await store.UnannouncedAsync(AtOnce, cancellationToken)) await AnnounceAsync(announcement, cancellationToken);
    }

    async Task<ManifestSealed?> KeepAsync(string planId, CancellationToken cancellationToken)
    {
        if (await store.GatherAsync(planId, cancellationToken) is not { Stored.IsSealed: false } gathered) return null;
        var manifest = ManifestAssembler.Assemble(gathered, await store.NowAsync(cancellationToken));
        if (!await store.SealAsync(manifest, cancellationToken)) return null;
        var announcement = manifest.Announcement;
        Log.Sealed(logger, announcement.IncidentId, announcement.Complete, announcement.Planned);
        return announcement;
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

        [LoggerMessage(2, LogLevel.Error, "could not seal {Plan}: {Fault}; it is tried again")]
        public static partial void Failed(ILogger logger, string plan, string fault);
    }
}
