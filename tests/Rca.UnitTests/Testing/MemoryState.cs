using System.Collections.Concurrent;
using Rca.Core.Collecting.State;

namespace Rca.UnitTests.Testing;

/// <summary>What a source remembers, in memory.</summary>
sealed class MemoryState : ISourceState
{
    readonly ConcurrentDictionary<StateKey, (long Version, StateValue Value)> _values = new();

    public IReadOnlyDictionary<StateKey, StateValue> Values => _values.ToDictionary(v => v.Key, v => v.Value.Value);

    public Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken) =>
        Task.FromResult(_values.TryGetValue(key, out var found) ? new StateReading(found.Version, found.Value) : StateReading.Nothing);

    public Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken)
    {
        var isWritten = expected == 0
            ? _values.TryAdd(key, (1, value))
            : _values.TryGetValue(key, out var found) && found.Version == expected && _values.TryUpdate(key, (expected + 1, value), found);
        return Task.FromResult(isWritten ? StateWrite.Written : StateWrite.Changed);
    }
}
