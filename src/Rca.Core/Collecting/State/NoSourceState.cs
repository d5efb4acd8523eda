namespace Rca.Core.Collecting.State;

/// <summary>The state of a process that has none configured: it remembers nothing.</summary>
public sealed class NoSourceState : ISourceState
{
    /// <summary>The only one.</summary>
    public static NoSourceState Instance { get; } = new();

    NoSourceState()
    {
    }

    /// <inheritdoc/>
    public Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken) => Task.FromResult(StateReading.Nothing);

    /// <inheritdoc/>
    public Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken) =>
        Task.FromResult(StateWrite.NotKept);
}
