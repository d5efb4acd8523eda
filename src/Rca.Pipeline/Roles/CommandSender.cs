using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Roles;

/// <summary>Sends the commands of plans. A source without a queue is answered here, at once.</summary>
sealed class CommandSender(IIncidentStore store, IMessagePublisher bus)
{
    const int AtOnce = 200;
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);
    HashSet<string> _seenUnsent = [];

    /// <summary>Sends what is not sent yet of one plan.</summary>
    public async Task SendAsync(string planId, CancellationToken cancellationToken)
    {
        foreach (var command in await store.UnsentAsync(planId, AtOnce, cancellationToken)) await SendAsync(command, cancellationToken);
    }

    /// <summary>
    /// Sends what was left unsent: what an earlier call of this method saw already. What is seen for the first time may be on its way,
    /// from here or from another planner, and asking a source twice costs it twice.
    /// </summary>
    public async Task SendLeftAsync(CancellationToken cancellationToken)
    {
        var unsent = await store.UnsentAsync(null, AtOnce, cancellationToken);
        var left = unsent.Where(c => _seenUnsent.Contains(c.CommandId)).ToList();
        _seenUnsent = unsent.Select(c => c.CommandId).ToHashSet(StringComparer.Ordinal);
        foreach (var command in left) await SendAsync(command, cancellationToken);
    }

    async Task SendAsync(CollectEvidence command, CancellationToken cancellationToken)
    {
        var left = command.Deadline - await store.NowAsync(cancellationToken);
        try
        {
            await bus.PublishAsync(command with { TimeBudgetMs = Within(command.TimeBudgetMs, left) }, Identity.MessageId("command", command.CommandId), cancellationToken);
        }
        catch (NoRouteException)
        {
            await store.RecordAsync(NoCollector(command), cancellationToken);
        }

        await store.MarkSentAsync(command.CommandId, cancellationToken);
    }

    // What is collected must still be redacted and recorded before the deadline.
    static int Within(int budgetMs, TimeSpan left)
    {
        var margin = Math.Min(Margin.TotalMilliseconds, left.TotalMilliseconds / 4);
        return (int)Math.Clamp(left.TotalMilliseconds - margin, 1, budgetMs);
    }

    static EvidenceCollected NoCollector(CollectEvidence command) => new(
        command.CommandId, command.PlanId, command.Source, "planner", 0, [],
        new Closing(Outcome.Unreachable, 0, 0, [], "no-route", "no collector has declared a queue for this source: start one with this source in its configuration"));
}
