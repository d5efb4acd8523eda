namespace Rca.Core.Collecting.State;

/// <summary>
/// What a connector remembers of one source from one collection to the next: cursors, ETags, baselines of counters. Safe for concurrent use, also by other processes.
/// It may be gone at any time (expired, sealed under a key that is not held any more, never configured), so a connector works without it.
/// </summary>
public interface ISourceState
{
    /// <summary>What is remembered under a key, or why nothing is.</summary>
    Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken);

    /// <summary>Remembers a value, unless somebody else has changed what is under the key since it was read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">The version that was read; 0 when there was nothing.</param>
    /// <param name="value">The value.</param>
    /// <param name="retention">For how long; at most <see cref="StateLimits.LongestRetention"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">The value is over one of <see cref="StateLimits"/>, or the retention is not positive or too long.</exception>
    Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken);
}
