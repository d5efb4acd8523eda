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
        // Also when it is known: its first publishing may have failed, and the sender was told to send it again.
        await bus.PublishAsync(incident, Identity.MessageId("incident", id), cancellationToken);
    }
}
