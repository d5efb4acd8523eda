using System.Security.Cryptography;
using System.Text;

namespace Rca.Connectors.Kubernetes.Digests;

/// <summary>Digests values so that equal ones are seen to be equal, and no value can be guessed without the key.</summary>
sealed class DigestKey(byte[] secret)
{
    /// <summary>The length of a key.</summary>
    public const int Bytes = 32;

    // Half of it is enough to tell values apart, and twice as short.
    const int DigestBytes = 16;

    readonly string _id = Convert.ToHexStringLower(SHA256.HashData([.. "rca-digest-key-id"u8, .. secret]))[..8];

    /// <summary>The digest of a value at a place: equal values of two places have different digests.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it is, such as a container and a variable.</param>
    public string Of(ReadOnlySpan<byte> value, params ReadOnlySpan<string> place)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (var part in place)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            mac.AppendData(BitConverter.GetBytes(bytes.Length));
            mac.AppendData(bytes);
        }

        mac.AppendData(BitConverter.GetBytes(-1));
        mac.AppendData(value);
        return $"hmac-sha256:{_id}:{Convert.ToHexStringLower(mac.GetHashAndReset())[..(2 * DigestBytes)]}";
    }

    public string Of(string value, params ReadOnlySpan<string> place) => Of(Encoding.UTF8.GetBytes(value), place);

    /// <summary>Whether two digests are of the same value; null when they were made with different keys.</summary>
    public static bool? AreEqual(string one, string other) =>
        one.Split(':')[1] != other.Split(':')[1] ? null : string.Equals(one, other, StringComparison.Ordinal);
}
