using Rca.Contracts;
using Rca.Pipeline.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

public sealed class PointRulesTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly TimelinePoint Point = new(TimelineWord.Crashed, At, At);

    [Fact]
    public void Points_beyond_the_most_and_those_that_end_before_they_begin_do_not_pass()
    {
        Assert.Null(PointRules.Allowed(null));
        Assert.Null(PointRules.Allowed([Point with { Latest = At.AddSeconds(-1) }]));
        Assert.Equal([Point], PointRules.Allowed([Point, Point with { Latest = At.AddSeconds(-1) }])!);
        Assert.Equal(TimelinePoint.Most, PointRules.Allowed([.. Enumerable.Repeat(Point, 40)])!.Count);
    }
}
