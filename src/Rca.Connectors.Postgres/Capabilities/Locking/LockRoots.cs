using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>What is known of the root of a tree.</summary>
static class LockRoots
{
    public static LockRoot Of(int pid, LockRootRow? row, PreparedRow prepared) =>
        pid == BlockingForest.Prepared ? OfPrepared(prepared)
        : row is null ? Hidden(pid, UnknownReason.NotReported)
        : row.BackendType is null ? Hidden(pid, UnknownReason.NotPermitted)
        : new LockRoot(
            LockRootKind.Session,
            pid,
            ClosedWord.Of(row.BackendType, BackendType.Other),
            ClosedWord.Of(row.State, SessionState.Other, SessionState.Unknown),
            ClosedWord.Of(row.WaitEventType, WaitEventType.Other, WaitEventType.None),
            Quantity.Of(row.Transaction, UnknownReason.NotReported),
            Quantity.Of(row.InState, UnknownReason.NotReported),
            row.StartedEpoch is { } started ? DateTimeOffset.UnixEpoch.AddSeconds(started) : null);

    // Several prepared transactions look alike from a waiter: the oldest is a bound for whichever holds the lock.
    static LockRoot OfPrepared(PreparedRow prepared) => new(
        LockRootKind.PreparedTransaction, BlockingForest.Prepared, BackendType.Unknown, SessionState.Unknown, WaitEventType.None,
        prepared.OldestSeconds is { } oldest ? Quantity.AtMost(oldest) : Quantity.Unknown(UnknownReason.NotReported),
        Quantity.Unknown(UnknownReason.NotReported), null);

    static LockRoot Hidden(int pid, UnknownReason reason) => new(
        LockRootKind.Session, pid, BackendType.Unknown, SessionState.Unknown, WaitEventType.Unknown, Quantity.Unknown(reason), Quantity.Unknown(reason), null);
}
