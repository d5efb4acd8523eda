using System.Security.Cryptography;

namespace Rca.Core.Manifests;

/// <summary>The Merkle tree hash of RFC 6962 section 2.1 with SHA-256.</summary>
public static class MerkleTree
{
    /// <summary>The root over the leaves, in order.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return leaves.Count == 0 ? SHA256.HashData([]) : Hash(leaves, 0, leaves.Count);
    }

    static byte[] Hash(IReadOnlyList<byte[]> leaves, int from, int count)
    {
        if (count == 1) return SHA256.HashData([0, .. leaves[from]]);
        var left = 1;
        while (left * 2 < count) left *= 2;
        return SHA256.HashData([1, .. Hash(leaves, from, left), .. Hash(leaves, from + left, count - left)]);
    }
}
