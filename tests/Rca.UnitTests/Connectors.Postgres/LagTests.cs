using Rca.Connectors.Postgres.Capabilities.Replicating;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class LagTests
{
    static readonly ReplicationRow Standby = new(
        ServerEpoch: 0, InRecovery: true, CanReadAllStats: true, Slots: 0, InactiveSlots: 0, AtRisk: 0, SafeBytes: null, RetainedBytes: null, HasReceiver: true,
        ReceiverStatus: "streaming", LastMessage: 1, UnreplayedBytes: 0, LastReplayed: 3_600, ReplayPaused: false);

    [Fact]
    public void Standby_of_an_idle_primary_does_not_lag() => Assert.Equal(Quantity.Of(0), Own(Standby).ReplayLag);

    [Fact]
    public void Time_since_the_last_replayed_commit_bounds_the_lag_while_wal_waits() =>
        Assert.Equal(Quantity.AtMost(3_600), Own(Standby with { UnreplayedBytes = 8 }).ReplayLag);

    [Fact]
    public void Standby_that_hears_nothing_does_not_know_its_lag()
    {
        var deaf = Own(Standby with { HasReceiver = false, ReceiverStatus = null, LastMessage = null });
        Assert.Equal((ReceiverState.Absent, Quantity.Unknown(UnknownReason.NotReported)), (deaf.Receiver, deaf.ReplayLag));
    }

    [Fact]
    public void Receiver_that_the_role_may_not_see_is_unknown_and_not_absent()
    {
        var hidden = Own(Standby with { ReceiverStatus = null, LastMessage = null });
        Assert.Equal((ReceiverState.Unknown, Quantity.Unknown(UnknownReason.NotPermitted)), (hidden.Receiver, hidden.ReplayLag));
        Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), hidden.LastMessage);
        Assert.Equal(Quantity.Of(0), hidden.UnreplayedBytes);
    }

    [Fact]
    public void Primary_has_no_progress_of_its_own() => Assert.Null(Lag.OfOwn(Standby with { InRecovery = false }));

    [Theory]
    [InlineData(0d, 12d, 0d)]
    [InlineData(-8d, 12d, 0d)]
    [InlineData(1d, 12d, 12d)]
    public void Time_of_a_sender_counts_only_while_wal_waits(double bytes, double said, double lag) =>
        Assert.Equal(Quantity.Of(lag), Lag.OfStandby(new StandbyRow(1, "streaming", "async", 0, 0, bytes, null, said), canReadAllStats: true).ReplayLag);

    [Theory]
    [InlineData(true, UnknownReason.NotReported)]
    [InlineData(false, UnknownReason.NotPermitted)]
    public void Position_that_is_not_seen_is_unknown(bool canReadAllStats, UnknownReason reason)
    {
        var standby = Lag.OfStandby(new StandbyRow(1, null, null, null, null, null, null, null), canReadAllStats);
        Assert.Equal((SenderState.Unknown, SyncState.Unknown), (standby.State, standby.SyncState));
        Assert.All([standby.UnsentBytes, standby.UnflushedBytes, standby.UnreplayedBytes, standby.FlushLag, standby.ReplayLag], q => Assert.Equal(Quantity.Unknown(reason), q));
    }

    [Fact]
    public void Nothing_is_retained_without_a_slot_and_unknown_with_one_that_has_no_position()
    {
        Assert.Equal(Quantity.Of(0), ReplicationCapability.Evidence(Standby, []).RetainedBytes);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), ReplicationCapability.Evidence(Standby with { Slots = 1 }, []).RetainedBytes);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotSupported), ReplicationCapability.Evidence(Standby with { AtRisk = null }, []).SlotsAtRisk);
    }

    static StandbyProgress Own(ReplicationRow row) => Lag.OfOwn(row)!;
}
