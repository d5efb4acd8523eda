using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Rca.Core.Configuration;

namespace Rca.Pipeline.Doors;

/// <summary>
/// Whether PagerDuty sent a body: HMAC-SHA256 over its bytes as they came. While a secret is being replaced there are several secrets, and several signatures.
/// </summary>
/// <param name="secrets">The signing secrets of the subscriptions that report here; read at each request.</param>
sealed class PagerDutySignature(IReadOnlyList<SecretReference> secrets)
{
    public const string Header = "X-PagerDuty-Signature";
    const string Version = "v1=";
    const int MostSignatures = 16;
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The signatures of a header; those of a version that is not known do not count.</summary>
    public static IReadOnlyList<byte[]> Read(string header)
    {
        var all = header.Split(',', MostSignatures + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. all.Take(MostSignatures).Select(Parse).OfType<byte[]>()];
    }

    public bool Admits(IReadOnlyList<byte[]> signatures, ReadOnlySpan<byte> body)
    {
        var admits = false;
        foreach (var secret in secrets)
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Read()), body);
            // No end at the first that fits: how long it takes says nothing.
            foreach (var signature in signatures) admits |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return admits;
    }

    static byte[]? Parse(string text)
    {
        if (!text.StartsWith(Version, StringComparison.Ordinal) || text.Length != Version.Length + (HMACSHA256.HashSizeInBytes * 2)) return null;
        var hex = text.AsSpan(Version.Length);
        return hex.ContainsAnyExcept(HexDigits) ? null : Convert.FromHexString(hex);
    }
}
