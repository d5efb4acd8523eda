using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>postgres.lock-waits: who waits for whom, one piece of evidence a tree.</summary>
sealed class LockWaitsCapability(TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumWaiters = 200;
    const int MaximumBlockers = 8;
    const int WaitStartMajor = 14;

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.lock-waits",
        "Lock waits",
        "Which sessions wait for a lock, for whom, how deep, and what does the one at the root do?",
        "One connection and one to three statements on system views; pg_blocking_pids is asked for waiting sessions only, at most 201. "
            + "Where one waits, four more within 4 s.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<LockTree>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var hasWaitStart = session.Major >= WaitStartMajor;
        var read = await session.QueryAsync(hasWaitStart ? SqlStatement.LockWaits14 : SqlStatement.LockWaits12, LockWaitRow.Read, ct);
        var cut = read.Count > MaximumWaiters;
        // A wait that ended between the list and the question who blocks it has no blocker any more.
        var rows = read.Take(MaximumWaiters).Where(row => row.BlockedBy.Length > 0).ToDictionary(row => row.Pid);
        var trees = BlockingForest.Of([.. rows.Values.Select(row => new WaitingSession(row.Pid, row.BlockedBy))]);
        var rootPids = trees.SelectMany(tree => tree.Roots).Distinct().ToArray();
        Dictionary<int, LockRootRow> roots = [];
        var prepared = new PreparedRow(OldestSeconds: null);
        int[] rootSessions = [.. rootPids.Where(pid => pid != BlockingForest.Prepared)];
        if (rootSessions.Length > 0)
            roots = (await session.QueryAsync(SqlStatement.LockRoots, LockRootRow.Read, ct, rootSessions)).ToDictionary(row => row.Pid);
        if (rootPids.Contains(BlockingForest.Prepared))
            prepared = (await session.QueryAsync(SqlStatement.Prepared, PreparedRow.Read, ct)).Single();
        var seen = clock.GetUtcNow();
        var samples = new WaitSamples(rows.Keys);
        if (trees.Count > 0) await samples.TakeAsync(session, ct);
        await session.CompleteAsync(ct);

        foreach (var tree in trees)
        {
            var evidence = new LockTree(
                [.. tree.Roots.Select(pid => LockRoots.Of(pid, roots.GetValueOrDefault(pid), prepared))],
                [.. tree.Waiters.Select(waiter => Waiter(rows[waiter.Session.Pid], waiter.Depth, samples, hasWaitStart))],
                tree.Waiters.Count,
                samples.Taken,
                1 + (tree.Waiters.Max(waiter => waiter.Depth) ?? 0),
                tree.Waiters.Any(waiter => waiter.Depth is null),
                cut);
            yield return new CapturedItem(evidence, seen);
        }
        if (!cut) yield break;
        throw new SourceFailureException(Outcome.Truncated, "waiter-cap", $"more than {MaximumWaiters} sessions wait; those that wait longest are here");
    }

    static LockWaiter Waiter(LockWaitRow row, int? depth, WaitSamples samples, bool hasWaitStart) => new(
        row.Pid,
        depth,
        [.. row.BlockedBy.Take(MaximumBlockers)],
        row.BlockedBy.Length,
        ClosedWord.Of(row.LockType, LockType.Other),
        ClosedWord.Of(row.Mode, LockMode.Other),
        row.Waiting is { } waiting
            ? hasWaitStart ? Quantity.Of(waiting) : Quantity.AtMost(waiting)
            : Quantity.Unknown(hasWaitStart ? UnknownReason.NotReported : UnknownReason.NotPermitted),
        samples.WaitedIn(row.Pid),
        row.DatabaseOid,
        row.RelationOid);
}
