using System.Security.Cryptography;

namespace Rca.Core.Manifests;

/// <summary>The Merkle tree hash of RFC 6962 section 2.1 with SHA-256.</summary>
public static class MerkleTree
{
    const int Size = SHA256.HashSizeInBytes;

    /// <summary>The root over the leaves, in order.</summary>
    public static byte[] Root(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return leaves.Count == 0 ? SHA256.HashData([]) : Hash(leaves, 0, leaves.Count);
    }

    /// <summary>The audit path of one leaf (RFC 6962 section 2.1.1): the hashes that lead from it to the root, the nearest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int index)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var path = new List<byte[]>();
        Walk(leaves, 0, leaves.Count, index, path);
        return path;
    }

    /// <summary>The root that a leaf and its audit path lead to; null when the path is not as long as the tree is deep there.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="index">Its place.</param>
    /// <param name="count">How many leaves the tree has.</param>
    /// <param name="path">Its audit path.</param>
    public static byte[]? RootFrom(byte[] leaf, int index, int count, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= count) return null;
        var used = 0;
        var root = Climb(index, count);
        return used == path.Count ? root : null;

        byte[]? Climb(int at, int size)
        {
            if (size == 1) return SHA256.HashData([0, .. leaf]);
            var left = LeftOf(size);
            var below = at < left ? Climb(at, left) : Climb(at - left, size - left);
            if (below is null || used == path.Count) return null;
            var beside = path[used++];
            return at < left ? SHA256.HashData([1, .. below, .. beside]) : SHA256.HashData([1, .. beside, .. below]);
        }
    }

    static void Walk(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int from, int count, int index, List<byte[]> path)
    {
        if (count == 1) return;
        var left = LeftOf(count);
        var isLeft = index < left;
        if (isLeft) Walk(leaves, from, left, index, path);
        else Walk(leaves, from + left, count - left, index - left, path);
        path.Add(isLeft ? Hash(leaves, from + left, count - left) : Hash(leaves, from, left));
    }

    static byte[] Hash(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int from, int count)
    {
        var hashes = LeafHashes.Of(leaves, from, count);
        Span<byte> pair = stackalloc byte[1 + (2 * Size)];
        pair[0] = 1;
        // Level by level, and what is left over moves up: the same tree as the split at the largest power of two.
        for (var left = count; left > 1; left = (left + 1) / 2)
        {
            for (var i = 0; i < left / 2; i++)
            {
                hashes.AsSpan(2 * i * Size, 2 * Size).CopyTo(pair[1..]);
                SHA256.HashData(pair, hashes.AsSpan(i * Size, Size));
            }

            if (left % 2 == 1) hashes.AsSpan((left - 1) * Size, Size).CopyTo(hashes.AsSpan(left / 2 * Size));
        }

        return hashes[..Size];
    }

    // The largest power of two below the count.
    static int LeftOf(int count)
    {
        var left = 1;
        while (left * 2 < count) left *= 2;
        return left;
    }
}
