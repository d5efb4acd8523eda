using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Roles;

/// <summary>Sends the commands that a plan left to be sent. A source without a queue is answered here, at once.</summary>
sealed class CommandSender(IIncidentStore store, IMessagePublisher bus)
{
    const int AtOnce = 200;

    /// <param name="planId">Only of this plan; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SendAsync(string? planId, CancellationToken cancellationToken)
    {
        foreach (var command in await store.UnsentAsync(planId, AtOnce, cancellationToken))
        {
            try
            {
                await bus.PublishAsync(command, Identity.MessageId("command", command.CommandId), cancellationToken);
            }
            catch (NoRouteException)
            {
                await store.RecordAsync(NoCollector(command), cancellationToken);
            }

            await store.MarkSentAsync(command.CommandId, cancellationToken);
        }
    }

    static EvidenceCollected NoCollector(CollectEvidence command) => new(
        command.CommandId, command.PlanId, command.Source, "planner", 0, [],
        new Closing(Outcome.Unreachable, 0, 0, [], "no-route", "no collector has declared a queue for this source: start one with this source in its configuration"));
}
