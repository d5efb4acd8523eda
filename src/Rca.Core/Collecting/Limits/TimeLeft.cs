namespace Rca.Core.Collecting;

/// <summary>The time budget of one command, counted from when it was taken.</summary>
/// <param name="budget">The budget.</param>
/// <param name="clock">Time.</param>
public sealed class TimeLeft(TimeSpan budget, TimeProvider clock)
{
    readonly long _started = clock.GetTimestamp();

    /// <summary>What is used up.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>What is left; zero when nothing is.</summary>
    public TimeSpan Left => budget - Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
