using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Intake;

/// <summary>Accepts by a row, since the in-memory bus does not outlive the process; what is not planned yet is published again at the next start.</summary>
sealed class StoreInbox(IIncidentStore store, IMessagePublisher bus, BudgetConfiguration budgets, int mostUnplanned = StoreInbox.MostUnplanned) : IInbox
{
    /// <summary>So many incidents may wait for their plan; beyond, senders are told to come again, and what was taken is not dropped.</summary>
    public const int MostUnplanned = 10_000;

    public async Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken)
    {
        if (incident.ResolvedAt is not null)
        {
            await store.ResolveAsync(incident, cancellationToken);
            return;
        }

        if (await store.CountUnplannedAsync(mostUnplanned, cancellationToken) >= mostUnplanned)
            throw new IntakeException(503, "", "too many incidents wait for their plan: send it again");
        if (!await KeepAsync(incident, cancellationToken)) return;
        // Also when it is known: its first publishing may have failed, and the sender was told to send it again.
        await bus.PublishAsync(incident, IInbox.MessageId(incident), cancellationToken);
    }

    // False when it is part of an incident that is there already.
    async Task<bool> KeepAsync(IncidentReported incident, CancellationToken cancellationToken)
    {
        var id = Identity.Incident(incident);
        if (incident.Repeats is true) return string.Equals(await store.EnterAsync(incident, budgets.ReopenAfter, cancellationToken), id, StringComparison.Ordinal);
        await store.AcceptAsync(id, incident, cancellationToken);
        return true;
    }
}
