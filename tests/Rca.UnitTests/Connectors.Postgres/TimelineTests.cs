using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class TimelineTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tree_of_locks_is_told_since_its_longest_wait_by_our_clock() => Assert.Equal(
        [new TimelinePoint(TimelineWord.Waited, Now.AddSeconds(-40), Now, TimelineClock.Collector)], Tree(Quantity.Of(5), Quantity.Of(40), Quantity.Unknown(UnknownReason.NotSupported)).Points(Now));

    [Fact]
    public void Wait_of_unknown_length_is_told_when_it_was_seen() =>
        Assert.Equal(Now, Assert.Single(Tree(Quantity.Unknown(UnknownReason.NotSupported)).Points(Now)).Earliest);

    [Fact]
    public void Start_is_a_restart_and_a_reload_after_it_a_change()
    {
        var change = new ServerChange(Now, false, Quantity.Of(60), Quantity.Of(10), ReloadedSinceStart: true, Quantity.Of(0), []);
        Assert.Equal([(TimelineWord.Restarted, Now.AddSeconds(-60)), (TimelineWord.ConfigChanged, Now.AddSeconds(-10))], change.Points(Now).Select(p => (p.What, p.Earliest)));
        Assert.Single((change with { ReloadedSinceStart = false }).Points(Now));
        Assert.Empty((change with { Uptime = Quantity.AtLeast(60), ReloadedSinceStart = false }).Points(Now));
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(79, false)]
    public void Slots_are_saturated_from_four_fifths(int used, bool told) => Assert.Equal(told, Slots(Quantity.Of(used)).Points(Now).Any());

    [Fact]
    public void Slots_of_which_only_an_upper_bound_is_known_are_not_called_saturated()
    {
        Assert.Empty(Slots(Quantity.AtMost(100)).Points(Now));
        Assert.Empty(Slots(Quantity.Unknown(UnknownReason.NotPermitted)).Points(Now));
        Assert.Single(Slots(Quantity.AtLeast(90)).Points(Now));
    }

    static LockTree Tree(params Quantity[] waits) => new(
        [], [.. waits.Select((w, i) => new LockWaiter(i, 1, [], 1, LockType.Relation, LockMode.ShareLock, w, 1, null, null))], waits.Length, 1, 2, false, false);

    static Saturation Slots(Quantity used) =>
        new(150004, Now, false, false, Quantity.Of(1), Quantity.Of(1), true, true, 103, 3, 0, 100, used, Quantity.Unknown(UnknownReason.NotTracked), null!, [], false);
}
