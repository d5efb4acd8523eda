using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Everything around one source's connector: time, budgets, what stands before the source, and the outcome. Whatever the connector does, it ends
/// within the time budget and a grace, and nothing of an exception's text gets out. Safe for concurrent use.
/// </summary>
sealed class Collection(IConnector connector, SourceGate gate, CollectionBudget budget, TimeSpan noProgress, TimeProvider clock)
{
    readonly Enumeration _enumeration = new(connector, budget, noProgress, clock);

    /// <summary>The collection of a source, with its limits.</summary>
    public static Collection Of(CollectedSource source, CollectionBudget budget, TimeProvider clock, Func<double> random)
    {
        var limits = source.Configuration.Limits;
        return new Collection(source.Connector, new SourceGate(source.Concurrency, limits.CollectionsPerMinute, clock, random), budget, limits.NoProgress, clock);
    }

    /// <exception cref="OperationCanceledException">The process is being stopped: the command is to go back to the bus.</exception>
    public async Task<Closing> RunAsync(CollectEvidence command, Func<CapturedEvidenceItem, int, Task> keep, CancellationToken stopping)
    {
        var time = new TimeLeft(TimeSpan.FromMilliseconds(command.TimeBudgetMs), clock);
        var request = new CollectRequest(command.Capability, command.Scope, command.Window, new Ledger(budget.Requests)) { Time = time };
        if (time.Left == TimeSpan.Zero) return new Closing(Outcome.TimedOut, 0, 0, [], "time-budget", "no time was left to collect");
        var tries = 0;
        var result = await gate.RunAsync(EnumerateAsync, time, stopping);
        var ending = Declared(result.Ending, result.Kept);
        var ledger = request.Ledger.Entries;
        return new Closing(
            ending.Outcome, result.Kept, (long)time.Elapsed.TotalMilliseconds, ledger, ending.Reason, ending.Detail, LedgerElided: request.Ledger.Elided,
            Until: ending.Until, Permission: ending.Permission, Elided: ending.Outcome == Outcome.Truncated ? result.Elided : null,
            Answered: ending.Outcome == Outcome.Empty ? LedgerProof.Permitted(ledger) : null, Skew: request.Ledger.Skew);

        Task<Enumerated> EnumerateAsync(CancellationToken ct)
        {
            request.Ledger.Try = ++tries;
            return _enumeration.RunAsync(request, time, keep, ct);
        }
    }

    // A permission that nobody can look up helps nobody.
    Ending Declared(Ending ending, int kept)
    {
        if (ending.Permission is null || connector.Describe().Permissions.Any(p => p.Id == ending.Permission)) return ending;
        return new Ending(kept > 0 ? Outcome.Truncated : Outcome.Failed, "undeclared-permission", "the connector named a permission that its descriptor does not declare");
    }
}
