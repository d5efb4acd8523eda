namespace Rca.Core.Collecting;

/// <summary>The time budget of one command, counted from when it was taken.</summary>
sealed class TimeLeft(TimeSpan budget, TimeProvider clock)
{
    readonly long _started = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public TimeSpan Left => budget - Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
