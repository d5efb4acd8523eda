using Microsoft.Extensions.Logging.Abstractions;
using Rca.Core.Collecting.State;
using Rca.Core.Sealing;
using Rca.Core.Stores;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>A store of state as the databases are one, in memory.</summary>
sealed class MemoryStateStore(TimeProvider clock) : ISourceStateStore
{
    readonly Lock _gate = new();
    readonly Dictionary<string, StoredState> _values = new(StringComparer.Ordinal);
    long _first = 1_000;

    /// <summary>How many values may be kept.</summary>
    public int Limit { get; set; } = StateLimits.ValuesPerSource;

    public int Writes { get; private set; }

    public IReadOnlyDictionary<string, StoredState> Values
    {
        get
        {
            lock (_gate) return new Dictionary<string, StoredState>(_values, StringComparer.Ordinal);
        }
    }

    public ISourceState State => new SealedSourceState("acme-code", this, new StateKeys(new byte[32]), clock, NullLogger.Instance);

    public void Remove(string key)
    {
        lock (_gate) _values.Remove(key);
    }

    public Task<StoredState?> FindAsync(string source, string key, CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult(_values.GetValueOrDefault(key));
    }

    public Task<StateWrite> CompareAndSetAsync(
        string source, string key, long expected, string clear, string? sealedValue, TimeSpan retention, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var found = _values.GetValueOrDefault(key);
            if ((found?.Version ?? 0) != expected) return Task.FromResult(StateWrite.Changed);
            if (found is null && _values.Count >= Limit) return Task.FromResult(StateWrite.Full);
            // Like the databases: what is new gets a version that was never there.
            _values[key] = new StoredState(found is null ? _first += 1_000 : expected + 1, clear, sealedValue);
            Writes++;
            return Task.FromResult(StateWrite.Written);
        }
    }
}
