using Rca.Core.Collecting.State;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>A state where something happens once, between two looks into it.</summary>
sealed class HookedState(ISourceState inner, Func<StateReading, bool> isMoment, Func<Task> happen) : ISourceState
{
    bool _happened;

    public async Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken)
    {
        var reading = await inner.GetAsync(key, cancellationToken);
        if (_happened || !isMoment(reading)) return reading;
        _happened = true;
        await happen();
        return await inner.GetAsync(key, cancellationToken);
    }

    public Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken) =>
        inner.CompareAndSetAsync(key, expected, value, retention, cancellationToken);
}
