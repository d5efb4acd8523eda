using System.Collections.Concurrent;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Every request that one attempt makes to its source, in the order in which they ended. Safe for concurrent use.</summary>
/// <param name="requestBudget">The most requests that may be admitted.</param>
public sealed class Ledger(int requestBudget = int.MaxValue)
{
    readonly ConcurrentQueue<LedgerEntry> _entries = new();
    int _admitted;

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<LedgerEntry> Entries => [.. _entries];

    /// <summary>Enters one request.</summary>
    public void Enter(LedgerEntry entry) => _entries.Enqueue(entry);

    /// <summary>Lets one more request through; called before it is sent.</summary>
    /// <exception cref="SourceFailureException">The budget of requests is used up.</exception>
    public void Admit()
    {
        if (Interlocked.Increment(ref _admitted) <= requestBudget) return;
        throw new SourceFailureException(Outcome.Truncated, "request-budget", "the attempt used up its budget of requests");
    }
}
