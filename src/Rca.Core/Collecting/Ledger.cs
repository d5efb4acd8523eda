using System.Collections.Concurrent;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Every request that one attempt makes to its source, in the order in which they ended. Safe for concurrent use.</summary>
public sealed class Ledger
{
    readonly ConcurrentQueue<LedgerEntry> _entries = new();

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<LedgerEntry> Entries => [.. _entries];

    /// <summary>Enters one request.</summary>
    public void Enter(LedgerEntry entry) => _entries.Enqueue(entry);
}
