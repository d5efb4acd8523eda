using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Replicating;

/// <summary>When a time is a lag: only while WAL waits. An idle primary is none.</summary>
static class Lag
{
    public static Standby OfStandby(StandbyRow row, bool canReadAllStats)
    {
        var reason = canReadAllStats ? UnknownReason.NotReported : UnknownReason.NotPermitted;
        return new Standby(
            row.Pid,
            ClosedWord.Of(row.State, SenderState.Other, SenderState.Unknown),
            ClosedWord.Of(row.SyncState, SyncState.Other, SyncState.Unknown),
            Bytes(row.Unsent, reason),
            Bytes(row.Unflushed, reason),
            Bytes(row.Unreplayed, reason),
            Seconds(row.Unflushed, row.FlushLag, reason),
            Seconds(row.Unreplayed, row.ReplayLag, reason));
    }

    public static StandbyProgress? OfOwn(ReplicationRow row)
    {
        if (!row.InRecovery) return null;
        var hidden = row is { HasReceiver: true, ReceiverStatus: null };
        var receiver = row.HasReceiver ? ClosedWord.Of(row.ReceiverStatus, ReceiverState.Other, ReceiverState.Unknown) : ReceiverState.Absent;
        return new StandbyProgress(
            receiver,
            Quantity.Of(row.LastMessage, hidden ? UnknownReason.NotPermitted : UnknownReason.NotReported),
            Bytes(row.UnreplayedBytes, UnknownReason.NotReported),
            OwnReplayLag(row, receiver),
            row.ReplayPaused);
    }

    // The last replayed commit is older than anything that waits: a bound. With nothing waiting it is only how long nobody wrote.
    static Quantity OwnReplayLag(ReplicationRow row, ReceiverState receiver) =>
        row.UnreplayedBytes > 0 ? row.LastReplayed is { } age ? Quantity.AtMost(age) : Quantity.Unknown(UnknownReason.NotReported)
        : row.UnreplayedBytes is not null && receiver == ReceiverState.Streaming ? Quantity.Of(0)
        : Quantity.Unknown(receiver == ReceiverState.Unknown ? UnknownReason.NotPermitted : UnknownReason.NotReported);

    // Positions are read one after the other, so one that is ahead by a moment is level.
    static Quantity Bytes(double? bytes, UnknownReason reason) => Quantity.Of(bytes is < 0 ? 0 : bytes, reason);

    static Quantity Seconds(double? bytes, double? lag, UnknownReason reason) =>
        bytes is null ? Quantity.Unknown(reason) : bytes <= 0 ? Quantity.Of(0) : Quantity.Of(lag, UnknownReason.NotReported);
}
