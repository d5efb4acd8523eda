using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Rca.Core.Signing;

/// <summary>Imported keys, each in one pair of hands at a time: to import one takes longer than to sign with it.</summary>
/// <param name="import">Imports one more.</param>
sealed class KeyPool<TKey>(Func<TKey> import)
    where TKey : ECAlgorithm
{
    readonly ConcurrentBag<TKey> _free = [];

    /// <summary>One of them, until it is disposed.</summary>
    public Lease Rent() => new(_free, _free.TryTake(out var key) ? key : import());

    /// <summary>A key for a while.</summary>
    public readonly struct Lease(ConcurrentBag<TKey> free, TKey key) : IDisposable
    {
        public TKey Key => key;

        public void Dispose() => free.Add(key);
    }
}
