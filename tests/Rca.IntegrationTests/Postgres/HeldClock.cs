namespace Rca.IntegrationTests.Postgres;

/// <summary>The system's time, in which a wait of a second or more, or of exactly one length, ends when the test says so.</summary>
sealed class HeldClock(TimeSpan? only = null) : TimeProvider
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when somebody waits.</summary>
    public Task HeldAsync(CancellationToken ct) => _held.Task.WaitAsync(ct);

    public void Release() => _released.SetResult();

    /// <summary>How much time has passed that nobody waited for.</summary>
    public TimeSpan Passed { get; set; }

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (only is { } length ? dueTime != length : dueTime < Long) return base.CreateTimer(callback, state, dueTime, period);
        _held.TrySetResult();
        return new Held(_released.Task.ContinueWith(_ => callback(state), TaskScheduler.Default));
    }

    sealed class Held(Task ending) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        // It may be disposed by its own callback, and so cannot wait for it.
        public ValueTask DisposeAsync() => ending.IsFaulted ? ValueTask.FromException(ending.Exception!) : ValueTask.CompletedTask;
    }
}
