using Rca.Core.Collecting.State;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>The state of a process that dies once, just before or just after one of its writes.</summary>
sealed class MortalState(ISourceState inner, Death death) : ISourceState
{
    int _writes;

    public Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public async Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken)
    {
        var dies = _writes++ == death.At;
        if (dies && death.IsBefore) throw new DeadException();
        var write = await inner.CompareAndSetAsync(key, expected, value, retention, cancellationToken);
        return dies ? throw new DeadException() : write;
    }
}
