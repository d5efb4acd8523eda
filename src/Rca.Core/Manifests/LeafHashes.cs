using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Rca.Core.Manifests;

/// <summary>The hashes of leaves (RFC 6962 section 2.1), one after the other; of many on all cores.</summary>
static class LeafHashes
{
    // Below this a second core costs more than it saves.
    const int Range = 512;

    public static byte[] Of(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int from, int count)
    {
        var hashes = new byte[count * SHA256.HashSizeInBytes];
        if (count <= Range) Hash(0, count);
        else Parallel.ForEach(Partitioner.Create(0, count, Range), range => Hash(range.Item1, range.Item2));
        return hashes;

        void Hash(int first, int end)
        {
            byte[] prefixed = [];
            for (var i = first; i < end; i++)
            {
                var leaf = leaves[from + i];
                if (prefixed.Length <= leaf.Length) Grow(ref prefixed, leaf.Length + 1);
                prefixed[0] = 0;
                leaf.CopyTo(prefixed.AsMemory(1));
                SHA256.HashData(prefixed.AsSpan(0, leaf.Length + 1), hashes.AsSpan(i * SHA256.HashSizeInBytes));
            }

            if (prefixed.Length > 0) ArrayPool<byte>.Shared.Return(prefixed);
        }
    }

    static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = ArrayPool<byte>.Shared.Rent(length);
    }
}
