using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Roles;

/// <summary>Announces sealed manifests: at least once, always under the same message id.</summary>
sealed class ManifestAnnouncer(IIncidentStore store, IMessagePublisher bus, IncidentLinks links)
{
    const int AtOnce = 100;

    public async Task AnnounceAsync(ManifestSealed announcement, CancellationToken cancellationToken)
    {
        var id = Identity.MessageId("sealed", announcement.PlanId, $"{announcement.Revision}");
        await bus.PublishAsync(announcement with { Url = links.External(announcement.IncidentId, "manifest") }, id, cancellationToken);
        await store.MarkAnnouncedAsync(announcement.PlanId, announcement.Revision, cancellationToken);
    }

    public async Task AnnounceDueAsync(CancellationToken cancellationToken)
    {
        foreach (var announcement in await store.UnannouncedAsync(AtOnce, cancellationToken)) await AnnounceAsync(announcement, cancellationToken);
    }
}
