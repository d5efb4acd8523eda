using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Sessions that wait for each other's locks, from what holds the lock down to the last that waits.</summary>
[Evidence("postgres.lock-waits/1")]
sealed record LockTree(
    IReadOnlyList<LockRoot> Roots,
    IReadOnlyList<LockWaiter> Waiters,
    [Operational("Waiting sessions in this tree.")] int WaiterCount,
    [Operational("Samples that were taken, the tree itself being the first: five a second apart, fewer where time was short.")] int Samples,
    [Operational("Sessions in the longest chain, its root among them.", Unit = "sessions")] int ChainLength,
    [Operational("Whether sessions wait for each other in a circle.")] bool Cyclic,
    [Operational("Whether more sessions wait than were read, so that a root may itself be waiting.")] bool Cut) : IOnTimeline
{
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        Waiters.Select(waiter => Moments.Since(TimelineWord.Waited, waiter.Waiting, observedAt, TimelineClock.Collector)).OrderBy(point => point.Earliest).Take(1);
}
