using Rca.Core.Collecting.State;

namespace Rca.Core.Stores;

/// <summary>Where the state of sources is kept, apart from incidents, evidence and manifests. It sees no sealed value open.</summary>
public interface ISourceStateStore
{
    /// <summary>What is stored under a key and has not expired.</summary>
    Task<StoredState?> FindAsync(string source, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a value where the version under the key is <paramref name="expected"/> (0: where nothing is, or what is has expired), in one step.
    /// What has expired of this source is deleted on the way.
    /// </summary>
    Task<StateWrite> CompareAndSetAsync(string source, string key, long expected, string clear, string? sealedValue, TimeSpan retention, CancellationToken cancellationToken);
}
