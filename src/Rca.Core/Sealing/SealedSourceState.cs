using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Microsoft.Extensions.Logging;
using Rca.Core.Collecting.State;
using Rca.Core.Stores;

namespace Rca.Core.Sealing;

/// <summary>The state of one source, sealed (JWE, dir, A256GCM) to that source: neither the store nor another source can read it, or put it elsewhere.</summary>
/// <param name="source">The name of the source.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="keys">The keys.</param>
/// <param name="clock">Bounds the patience with the store.</param>
/// <param name="logger">Says when the state cannot be used.</param>
public sealed partial class SealedSourceState(string source, ISourceStateStore store, StateKeys keys, TimeProvider clock, ILogger logger) : ISourceState
{
    // Memory spares a source requests; waiting for it must not cost the collection its time.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly IReadOnlyList<(string Id, byte[] Key)> _keys = keys.For(source);

    /// <inheritdoc/>
    public async Task<StateReading> GetAsync(StateKey key, CancellationToken cancellationToken)
    {
        if (await TryAsync(token => store.FindAsync(source, key.Text, token), otherwise: null, cancellationToken) is not { } stored) return StateReading.Nothing;
        if (OperationalFields.Parse(stored.Clear) is { } clear && Open(key, stored.Sealed) is { } bytes)
            return new StateReading(stored.Version, new StateValue(clear, bytes));
        Log.Unreadable(logger, source);
        return new StateReading(stored.Version, null, IsUnreadable: true);
    }

    /// <inheritdoc/>
    public Task<StateWrite> CompareAndSetAsync(StateKey key, long expected, StateValue value, TimeSpan retention, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Sealed.Length > StateLimits.SealedBytes) throw new ArgumentException($"The sealed value has more than {StateLimits.SealedBytes} bytes.", nameof(value));
        if (value.Clear.Count > StateLimits.Fields) throw new ArgumentException($"The value has more than {StateLimits.Fields} fields in clear.", nameof(value));
        if (retention <= TimeSpan.Zero || retention > StateLimits.LongestRetention)
            throw new ArgumentException($"The retention is not within 0 and {StateLimits.LongestRetention.TotalDays} days.", nameof(retention));
        var sealedValue = value.Sealed.IsEmpty ? null : JWT.EncodeBytes(value.Sealed.ToArray(), _keys[0].Key, JweAlgorithm.DIR, JweEncryption.A256GCM, extraHeaders: Header(_keys[0].Id, key));
        return TryAsync(token => store.CompareAndSetAsync(source, key.Text, expected, value.Clear.ToJson(), sealedValue, retention, token), StateWrite.NotKept, cancellationToken);
    }

    async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> work, T otherwise, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A store that is away, or whose text would say too much, is no fault of the source.
            Log.Unusable(logger, source, e.GetType().Name);
            return otherwise;
        }
    }

    byte[]? Open(StateKey key, string? sealedValue)
    {
        if (sealedValue is null) return [];
        try
        {
            var header = JWT.Headers(sealedValue);
            foreach (var (id, bytes) in _keys)
                if (Header(id, key).All(e => header.TryGetValue(e.Key, out var found) && string.Equals(found as string, (string)e.Value, StringComparison.Ordinal)))
                    return JWT.DecodeBytes(sealedValue, bytes, JweAlgorithm.DIR, JweEncryption.A256GCM);
        }
        catch (Exception e) when (e is JoseException or CryptographicException or ArgumentException or FormatException or JsonException or InvalidCastException or KeyNotFoundException)
        {
            // Changed in the store: to its reader it is absent, as what is sealed under a key that is gone.
        }

        return null;
    }

    Dictionary<string, object> Header(string keyId, StateKey key) => new(StringComparer.Ordinal) { ["kid"] = keyId, ["rca-source"] = source, ["rca-key"] = key.Text };

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "a value in the state of {Source} cannot be opened: it is sealed under a key that is not accepted any more, or was changed; it counts as absent")]
        public static partial void Unreadable(ILogger logger, string source);

        [LoggerMessage(2, LogLevel.Warning, "the state of {Source} cannot be used now ({Fault}); it counts as absent")]
        public static partial void Unusable(ILogger logger, string source, string fault);
    }
}
