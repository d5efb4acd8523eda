using CsCheck;
using Rca.Contracts;
using Rca.Core.Manifests;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Timelines;

public sealed class TimelineBuilderTests
{
    static readonly DateTimeOffset Start = Plans.Start;
    static readonly Window Window = new(Start.AddHours(-1), Start);
    static readonly IncidentReported Incident = new("alertmanager", "k", Start, []);

    [Fact]
    public void Point_is_put_on_our_axis_by_the_skew_of_its_item()
    {
        var entry = Only(Item(new MillisecondRange(2000, 3500), At(TimelineWord.Crashed, -60)));

        Assert.Equal((Start.AddSeconds(-63.5), Start.AddSeconds(-62)), (entry.Earliest, entry.Latest));
        Assert.False(entry.Uncorrected);
    }

    [Fact]
    public void Point_by_a_clock_of_unknown_skew_stands_where_the_clock_said_and_says_so()
    {
        Assert.True(Only(Item(null, At(TimelineWord.Crashed, -60))).Uncorrected);
        var committed = Only(Item(new MillisecondRange(2000, 2000), At(TimelineWord.Committed, -60) with { Clock = TimelineClock.Other }));
        Assert.Equal((true, Start.AddSeconds(-60)), (committed.Uncorrected, committed.Earliest));
    }

    [Fact]
    public void Point_by_the_collectors_clock_is_not_moved() =>
        Assert.Equal((false, Start.AddSeconds(-60)), Only(Item(new MillisecondRange(2000, 2000), At(TimelineWord.Waited, -60) with { Clock = TimelineClock.Collector })) is var e ? (e.Uncorrected, e.Earliest) : default);

    [Theory]
    [InlineData(-90_000_000L, 0L)]
    [InlineData(0L, 90_000_000L)]
    [InlineData(5L, -5L)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void Skew_that_no_clock_has_counts_as_not_measured(long atLeast, long atMost)
    {
        var timeline = Of(Item(new MillisecondRange(atLeast, atMost), At(TimelineWord.Crashed, -60)));

        Assert.True(Assert.Single(timeline.Points).Uncorrected);
        Assert.Null(Assert.Single(timeline.Clocks).Skew);
    }

    [Fact]
    public void Change_has_its_lead_to_the_incident_with_both_bounds_and_nothing_else_has_one()
    {
        Assert.Equal(new MillisecondRange(59_000, 60_500), Only(Item(new MillisecondRange(-1000, 500), At(TimelineWord.Deployed, -60))).Lead);
        Assert.Null(Only(Item(null, At(TimelineWord.Crashed, -60))).Lead);
        Assert.Equal(new MillisecondRange(-5000, -5000), Only(Item(new MillisecondRange(0, 0), At(TimelineWord.Scaled, 5))).Lead);
    }

    [Fact]
    public void Points_before_the_window_and_of_another_age_are_left_out() => Assert.Empty(Of(Item(
        new MillisecondRange(0, 0), At(TimelineWord.Deployed, -3601), At(TimelineWord.Deployed, 200_000),
        new TimelinePoint(TimelineWord.Deployed, DateTimeOffset.MinValue, DateTimeOffset.MaxValue), new TimelinePoint(TimelineWord.Deployed, Start, Start.AddSeconds(-1)))).Points);

    [Theory]
    [InlineData(Outcome.Truncated, UnwatchedWhy.PartlyCollected)]
    [InlineData(Outcome.Forbidden, UnwatchedWhy.NotCollected)]
    [InlineData(Outcome.Expired, UnwatchedWhy.NotKept)]
    public void Gap_is_a_window_that_nobody_watched(Outcome outcome, UnwatchedWhy why)
    {
        var unwatched = Assert.Single(Of(Item(null) with { Outcome = outcome }).Unwatched);

        Assert.Equal((Window.From, Window.To, why), (unwatched.From, unwatched.To, unwatched.Why));
    }

    [Theory]
    [InlineData(Outcome.Collected)]
    [InlineData(Outcome.Empty)]
    public void Item_that_came_whole_was_watched(Outcome outcome) => Assert.Empty(Of(Item(null) with { Outcome = outcome }).Unwatched);

    [Fact]
    public void What_the_source_no_longer_keeps_was_not_watched_until_then()
    {
        var unwatched = Assert.Single(Of(Item(null, At(TimelineWord.NotKept, -600))).Unwatched);

        Assert.Equal((Window.From, Start.AddSeconds(-600), UnwatchedWhy.NotKept), (unwatched.From, unwatched.To, unwatched.Why));
        Assert.Empty(Of(Item(null, At(TimelineWord.NotKept, -4000))).Unwatched);
        Assert.Equal(Window.To, Assert.Single(Of(Item(null, At(TimelineWord.NotKept, 4000))).Unwatched).To);
    }

    [Fact]
    public void Part_that_could_not_be_seen_is_not_watched_and_no_point()
    {
        var timeline = Of(Item(null, At(TimelineWord.NotSeen, -1)));

        Assert.Equal(UnwatchedWhy.PartNotSeen, Assert.Single(timeline.Unwatched).Why);
        Assert.Empty(timeline.Points);
    }

    [Fact]
    public void Piece_that_two_items_have_stands_there_once() =>
        Assert.Single(Of(Item(null, At(TimelineWord.Crashed, -60)), Item(null, At(TimelineWord.Crashed, -60)) with { CommandId = "cmd-2" }).Points);

    [Fact]
    public void Clock_of_a_source_has_room_for_all_that_its_items_measured() => Assert.Equal(
        new MillisecondRange(-5, 9), Assert.Single(Of(Item(new MillisecondRange(-5, 3)), Item(null), Item(new MillisecondRange(1, 9))).Clocks).Skew);

    [Fact]
    public void Order_is_that_of_time_whatever_the_order_of_the_points() =>
        Gen.Select(Gen.Int[-3600, 60], Gen.Enum<TimelineWord>()).Array[0, 12].Sample(points =>
        {
            TimelinePoint[] made = [.. points.Select(p => At(p.Item2, p.Item1))];
            Assert.Equal(CanonicalJson.Write(Of(Item(null, made))), CanonicalJson.Write(Of(Item(null, [.. made.Reverse()]))));
        }, iter: 200);

    // What follows from the items as they are in memory follows from them as they are read.
    [Fact]
    public void Times_finer_than_a_manifest_has_change_nothing() => Gen.Select(Gen.Long[-36_000_000_000, 0], Gen.Long[-2000, 2000]).Sample((ticks, skew) =>
    {
        var at = Start.AddTicks(ticks);
        var item = Item(new MillisecondRange(skew, skew), new TimelinePoint(TimelineWord.Deployed, at, at));
        var read = System.Text.Json.JsonSerializer.Deserialize<ManifestItem>(CanonicalJson.Write(item), WireJson.Options)!;
        Assert.Equal(CanonicalJson.Write(Of(item)), CanonicalJson.Write(Of(read)));
    }, iter: 300);

    static TimelinePoint At(TimelineWord what, int seconds) => new(what, Start.AddSeconds(seconds), Start.AddSeconds(seconds));

    static TimelineEntry Only(ManifestItem item) => Assert.Single(Of(item).Points);

    static Timeline Of(params IReadOnlyList<ManifestItem> items) => TimelineBuilder.Of(Incident, Window, items);

    static ManifestItem Item(MillisecondRange? skew, params IReadOnlyList<TimelinePoint> points) => new(
        "cmd-1", "prod-eu", "kubernetes.pods", new Dictionary<string, string>(), Outcome.Collected, 1,
        [new EvidenceReference("kubernetes.pod/2", "sha", 2, Start, new RedactionReceipt("p", "k", 2, 2, 0, []), null, points)], [], [], "a", Skew: skew);
}
