using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Intake;

/// <summary>Accepts by a row, since the in-memory bus does not outlive the process; what is not planned yet is published again at the next start.</summary>
sealed class StoreInbox(IIncidentStore store, IMessagePublisher bus) : IInbox
{
    public async Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken)
    {
        var id = Identity.Incident(incident);
        await store.AcceptAsync(id, incident, cancellationToken);
        // Again for one that is known: the last try may have ended between the two, and the planner plans it once.
        await bus.PublishAsync(incident, Identity.MessageId("incident", id), cancellationToken);
    }
}
