using System.Security.Cryptography;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.Kubernetes.Digests;

/// <summary>
/// The key of one source's digests. It is made at its first use and remembered, sealed, in the source's state, so that collections and processes share it;
/// where nothing is remembered it lasts as long as this process. It expires with the state's retention, and the next one has another id.
/// </summary>
sealed class DigestKeys(ISourceState state, TimeProvider clock)
{
    static readonly StateKey Place = StateKey.Of("digest-key");
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    readonly byte[] _own = RandomNumberGenerator.GetBytes(DigestKey.Bytes);
    KeyRead? _read;

    /// <summary>Whether a digest can be compared with one of an earlier collection.</summary>
    public bool AreRemembered => state is not NoSourceState;

    public async Task<DigestKey> GetAsync(CancellationToken cancellationToken)
    {
        if (_read is { } read && clock.GetUtcNow() - read.At < Fresh) return read.Key;
        var key = new DigestKey(await ReadAsync(cancellationToken));
        _read = new KeyRead(key, clock.GetUtcNow());
        return key;
    }

    async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        var kept = await state.GetAsync(Place, cancellationToken);
        if (Found(kept) is { } found) return found;
        var written = await state.CompareAndSetAsync(Place, kept.Version, new StateValue(OperationalFields.None, _own),
            StateLimits.LongestRetention, cancellationToken);
        // Another process was first: its key is the one.
        return written == StateWrite.Changed && Found(await state.GetAsync(Place, cancellationToken)) is { } theirs ? theirs : _own;
    }

    static byte[]? Found(StateReading reading) => reading.Value is { Sealed.Length: DigestKey.Bytes } value ? value.Sealed.ToArray() : null;

    sealed record KeyRead(DigestKey Key, DateTimeOffset At);
}
