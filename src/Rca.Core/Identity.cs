using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Rca.Contracts;

namespace Rca.Core;

/// <summary>Identity is content: ids are digests, so the same thing has the same id wherever and however often it is made.</summary>
public static class Identity
{
    const string DigestPrefix = "sha256:";
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>A dedup key as it is published: its SHA-256. A key that is one already stays.</summary>
    public static string DedupKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsDigest(key) ? key : DigestPrefix + Sha256(Encoding.UTF8.GetBytes(key));
    }

    /// <summary>The id of an incident: sender, dedup key, start of the episode.</summary>
    public static string Incident(IncidentReported incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return "inc-" + Of("incident", incident.Sender, DedupKey(incident.DedupKey), UtcTimeJsonConverter.Format(incident.StartsAt));
    }

    /// <summary>32 hexadecimal digits of a SHA-256 over length-prefixed parts, so that no two lists of parts collide by concatenation.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) Append(part, sha);
        return Half(sha);
    }

    /// <summary>The same of parts that need not be in memory together.</summary>
    internal static string Of(IEnumerable<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) Append(part, sha);
        return Half(sha);
    }

    /// <summary>A message id from the same digest.</summary>
    public static Guid MessageId(params ReadOnlySpan<string> parts) => Guid.ParseExact(Of(parts), "N");

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A scope as one text: keys in ordinal order.</summary>
    public static string Scope(IReadOnlyDictionary<string, string> scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return string.Join('\n', scope.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
    }

    static void Append(string part, IncrementalHash sha)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        sha.AppendData(BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(bytes.Length)));
        sha.AppendData(bytes);
    }

    static string Half(IncrementalHash sha) => Convert.ToHexStringLower(sha.GetHashAndReset().AsSpan(0, 16));

    static bool IsDigest(string key) =>
        key.Length == DigestPrefix.Length + 64 && key.StartsWith(DigestPrefix, StringComparison.Ordinal)
        && key.AsSpan(DigestPrefix.Length).IndexOfAnyExcept(HexDigits) < 0;
}
