using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class TimelineTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly Quantity One = Quantity.Of(1);

    [Theory]
    [InlineData(EventReason.ScalingReplicaSet, EventType.Normal, TimelineWord.Scaled)]
    [InlineData(EventReason.OomKilling, EventType.Warning, TimelineWord.Crashed)]
    [InlineData(EventReason.Evicted, EventType.Warning, TimelineWord.Evicted)]
    [InlineData(EventReason.FailedScheduling, EventType.Warning, TimelineWord.Waited)]
    [InlineData(EventReason.NodeHasDiskPressure, EventType.Normal, TimelineWord.Saturated)]
    [InlineData(EventReason.Unhealthy, EventType.Warning, TimelineWord.Failed)]
    [InlineData(EventReason.Other, EventType.Warning, TimelineWord.Warned)]
    [InlineData(EventReason.Pulled, EventType.Normal, null)]
    [InlineData(EventReason.Other, EventType.Normal, null)]
    public void Event_is_told_from_its_first_to_its_last_time(EventReason reason, EventType type, TimelineWord? word)
    {
        var evidence = new ClusterEvent("shop", EventObject.Pod, "p", type, reason, null, Quantity.Of(3), At, At.AddMinutes(4), [], One);
        Assert.Equal(word is { } w ? [new TimelinePoint(w, At, At.AddMinutes(4).AddMilliseconds(999))] : [], Points(evidence));
    }

    [Fact]
    public void Event_whose_beginning_the_server_forgot_is_told_at_its_last_time() => Assert.Equal(
        At, Assert.Single(Points(new ClusterEvent("shop", EventObject.Pod, "p", EventType.Warning, EventReason.Unhealthy, null, One, null, At, [], One))).Earliest);

    [Theory]
    [InlineData(TerminationReason.OomKilled, TimelineWord.Crashed)]
    [InlineData(TerminationReason.Error, TimelineWord.Crashed)]
    [InlineData(TerminationReason.Evicted, TimelineWord.Evicted)]
    [InlineData(TerminationReason.Completed, null)]
    [InlineData(null, null)]
    public void Container_that_did_not_end_well_is_told(TerminationReason? reason, TimelineWord? word)
    {
        var container = new PodContainer("app", false, "i", false, One, ContainerState.Waiting, null, reason, null, At, null);
        var pod = new PodState("shop", "p", null, null, At.AddDays(-1), PodPhase.Running, null, PodTrouble.None, false, false, null, null, false, One, false, [container]);
        Assert.Equal(word is { } w ? [(w, At)] : [], Points(pod).Select(p => (p.What, p.Earliest)));
    }

    [Fact]
    public void Horizon_of_events_and_parts_that_were_not_seen_are_told_as_not_watched()
    {
        Assert.Equal((TimelineWord.NotKept, At), Only(new EventHorizon(At, true)));
        Assert.Equal(TimelineWord.NotSeen, Only(new NotSeen("shop", [])).Item1);
    }

    [Theory]
    [InlineData(NodeConditionType.Ready, ConditionStatus.Unknown, TimelineWord.Failed)]
    [InlineData(NodeConditionType.Ready, ConditionStatus.True, null)]
    [InlineData(NodeConditionType.MemoryPressure, ConditionStatus.True, TimelineWord.Saturated)]
    [InlineData(NodeConditionType.DiskPressure, ConditionStatus.False, null)]
    public void Node_is_told_since_it_is_in_trouble(NodeConditionType type, ConditionStatus status, TimelineWord? word)
    {
        var node = new NodeState("n", true, null, One, One, ConditionStatus.True, false, false, [new NodeCondition(type, status, At, true)], [], []);
        Assert.Equal(word is { } w ? [(w, At)] : [], Points(node).Select(p => (p.What, p.Earliest)));
    }

    [Fact]
    public void Object_that_was_made_and_changed_in_the_window_is_told_twice_and_one_from_before_not_at_all()
    {
        Assert.Equal([At.AddMinutes(1), At], new ObjectChange(At, At.AddMinutes(1), true, []).Points().Select(p => p.Earliest));
        Assert.Single(new ObjectChange(At, At, true, []).Points());
        Assert.Empty(new ObjectChange(At, At, false, []).Points());
    }

    [Fact]
    public void Quota_and_autoscaler_that_are_at_their_end_are_told_when_they_were_seen() => Assert.Equal(
        new TimelinePoint(TimelineWord.Saturated, At.AddMinutes(9), At.AddMinutes(9).AddMilliseconds(999), TimelineClock.Collector), Assert.Single(Points(new ResourceQuotaState("shop", "q", true, []))));

    static (TimelineWord, DateTimeOffset) Only(IOnTimeline evidence) => Assert.Single(Points(evidence)) is var p ? (p.What, p.Earliest) : default;

    static IEnumerable<TimelinePoint> Points(IOnTimeline evidence) => evidence.Points(At.AddMinutes(9));
}
