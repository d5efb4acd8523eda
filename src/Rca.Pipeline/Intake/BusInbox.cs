using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Pipeline.Intake;

/// <summary>Accepts by a confirmed publish: the broker keeps the incident until the planner has stored it.</summary>
sealed class BusInbox(IMessagePublisher bus) : IInbox
{
    public async Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken)
    {
        try
        {
            await bus.PublishAsync(incident, IInbox.MessageId(incident), cancellationToken);
        }
        catch (NoRouteException)
        {
            // No planner has ever declared its queue: nobody would keep the incident.
            throw new BusUnavailableException();
        }
    }
}
