using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting;

[Evidence("kube.timed-thing/1")]
sealed record TimedThing([property: Operational("a number")] int Number) : IOnTimeline
{
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Enumerable.Repeat(new TimelinePoint(TimelineWord.Crashed, observedAt, observedAt), Number);
}
