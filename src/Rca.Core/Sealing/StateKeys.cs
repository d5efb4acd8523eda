using System.Security.Cryptography;
using System.Text;

namespace Rca.Core.Sealing;

/// <summary>The keys that the state of sources is sealed with. Each source has its own, derived from these.</summary>
public sealed class StateKeys
{
    /// <summary>The least bytes of a key.</summary>
    public const int MinimumBytes = 32;

    readonly byte[][] _keys;

    /// <summary>Keys, of which the first one seals and all open.</summary>
    /// <exception cref="ArgumentException">There is none, or one is shorter than <see cref="MinimumBytes"/>.</exception>
    public StateKeys(params ReadOnlySpan<byte[]> keys)
    {
        _keys = keys.ToArray();
        if (_keys.Length == 0 || _keys.Any(k => k.Length < MinimumBytes))
            throw new ArgumentException($"One key or more of at least {MinimumBytes} bytes each are needed.", nameof(keys));
    }

    internal IReadOnlyList<(string Id, byte[] Key)> For(string source) => [.. _keys.Select(key =>
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes($"rca-source-state/{source}"));
        return (Identity.Sha256(derived)[..16], derived);
    })];
}
