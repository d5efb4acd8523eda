using System.Diagnostics;

namespace Rca.Benchmarks.Redaction;

/// <summary>How fast something is on one thread: the best of several runs, and what the last of them allocated.</summary>
readonly record struct BestOf(double Seconds, long Allocated)
{
    const int Runs = 3;

    internal static BestOf One(Action action) => Best(action, 1);

    internal static BestOf Three(Action action) => Best(action, Runs);

    static BestOf Best(Action action, int runs)
    {
        var (best, allocated) = (double.MaxValue, 0L);
        for (var run = 0; run < runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            action();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        return new BestOf(best, allocated);
    }

    internal double MegabytesPerSecond(long bytes) => bytes / Seconds / 1e6;
}
