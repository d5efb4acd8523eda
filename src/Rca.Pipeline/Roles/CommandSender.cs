using System.Collections.Concurrent;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Signing;
using Rca.Core.Stores;

namespace Rca.Pipeline.Roles;

/// <summary>Signs and sends the commands of plans. A source without a queue is answered here, at once.</summary>
sealed class CommandSender(IIncidentStore store, IMessagePublisher bus, MessageSigner signer, IReadOnlyDictionary<string, int> capped)
{
    const int AtOnce = 200;
    const int InFlight = 16;
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);
    readonly ConcurrentDictionary<string, bool> _plansInHand = new(StringComparer.Ordinal);
    HashSet<string> _seenUnsent = [];

    /// <summary>Sends what is not sent yet.</summary>
    /// <param name="planId">Of this plan; null for all plans, which only a planner that is alone may do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SendAsync(string? planId, CancellationToken cancellationToken)
    {
        if (planId is not null) _plansInHand[planId] = true;
        try
        {
            await SendAsync(await store.UnsentAsync(planId, AtOnce, cancellationToken), cancellationToken);
        }
        finally
        {
            if (planId is not null) _plansInHand.TryRemove(planId, out _);
        }
    }

    /// <summary>
    /// Sends what was left unsent: what an earlier call of this method saw already and what is not in hand here. What is seen for the first time
    /// may be on its way from another planner, and asking a source twice costs it twice.
    /// </summary>
    public async Task SendLeftAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in await store.TakeOverAsync(AtOnce, cancellationToken)) await SendAsync(plan, cancellationToken);
        var unsent = (await store.UnsentAsync(null, AtOnce, cancellationToken)).Where(c => !_plansInHand.ContainsKey(c.PlanId)).ToList();
        var left = unsent.Where(c => _seenUnsent.Contains(c.CommandId)).ToList();
        _seenUnsent = unsent.Select(c => c.CommandId).ToHashSet(StringComparer.Ordinal);
        await SendAsync(left, cancellationToken);
    }

    /// <summary>Lets commands for a source through whose commands a minute are bounded, of whatever incident, and sends them.</summary>
    public async Task AdmitAsync(string source, CancellationToken cancellationToken)
    {
        if (capped.TryGetValue(source, out var perMinute)) await SendAsync(await store.AdmitAsync(source, perMinute, cancellationToken), cancellationToken);
    }

    /// <summary>The same for every such source: what waited for the next minute goes when that comes.</summary>
    public async Task AdmitAllAsync(CancellationToken cancellationToken)
    {
        foreach (var source in capped.Keys) await AdmitAsync(source, cancellationToken);
    }

    async Task SendAsync(IReadOnlyList<CollectEvidence> commands, CancellationToken cancellationToken)
    {
        if (commands.Count == 0) return;
        var now = await store.NowAsync(cancellationToken);
        var isBusAway = false;
        await Parallel.ForEachAsync(
            commands,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
            async (command, ct) =>
            {
                try
                {
                    await SendAsync(command with { TimeBudgetMs = Within(command.TimeBudgetMs, command.Deadline - now) }, ct);
                }
                catch (BusUnavailableException)
                {
                    // Thrown from here it would cancel the others between their publishing and its mark.
                    isBusAway = true;
                }
            });
        if (isBusAway) throw new BusUnavailableException();
    }

    async Task SendAsync(CollectEvidence command, CancellationToken cancellationToken)
    {
        try
        {
            await bus.PublishAsync(
                signer.Sign(command), Identity.MessageId("command", command.CommandId), cancellationToken, TimeSpan.FromMilliseconds(command.TimeBudgetMs));
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
