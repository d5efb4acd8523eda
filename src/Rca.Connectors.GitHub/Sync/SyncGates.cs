using System.Collections.Concurrent;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>One sync of a branch at a time in this process: a second one at the same moment would ask for the same pages.</summary>
sealed class SyncGates
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    public async Task<IDisposable> EnterAsync(string repository, string? branch, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd($"{repository.ToLowerInvariant()} {branch}", _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        return new Place(gate);
    }

    sealed class Place(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
