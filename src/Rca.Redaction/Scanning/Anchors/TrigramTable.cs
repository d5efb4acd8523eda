using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Which anchors have which three bytes at which offset, by an open hash of the trigram.</summary>
sealed class TrigramTable
{
    const int Empty = -1;
    const uint Multiplier = 0x9E3779B1;

    readonly int[] keys;
    readonly (int First, int Last)[] ranges;
    readonly int shift;

    internal TrigramTable(byte[][] anchors, byte fold)
    {
        var groups = anchors
            .Select((anchor, index) => (Index: index, Offset: BestOffset(anchor), Anchor: anchor))
            .GroupBy(x => Pack(x.Anchor[x.Offset] | fold, x.Anchor[x.Offset + 1] | fold, x.Anchor[x.Offset + 2] | fold))
            .OrderBy(group => group.Key)
            .ToArray();
        Trigrams = [.. groups.Select(group => group.Key)];
        Entries = [.. groups.SelectMany(group => group.Select(x => (x.Index, x.Offset)))];

        // At most an eighth full, so that a miss mostly ends at the first slot.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, groups.Length * 8));
        shift = 32 - BitOperations.Log2((uint)size);
        keys = new int[size];
        ranges = new (int, int)[size];
        Array.Fill(keys, Empty);
        var first = 0;
        foreach (var group in groups)
        {
            var slot = (uint)group.Key * Multiplier >> shift;
            while (keys[slot] != Empty)
                slot = slot + 1 & (uint)keys.Length - 1;
            var last = first + group.Count();
            keys[slot] = group.Key;
            ranges[slot] = (first, last);
            first = last;
        }
    }

    /// <summary>The distinct trigrams.</summary>
    internal int[] Trigrams { get; }

    internal (int Anchor, int Offset)[] Entries { get; }

    /// <summary>The range of entries of a trigram, if an anchor has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(int a, int b, int c, out int entry, out int last)
    {
        var key = Pack(a, b, c);
        var slot = (uint)key * Multiplier >> shift;
        while (true)
        {
            var held = keys[slot];
            if (held == key)
            {
                (entry, last) = ranges[slot];
                return true;
            }
            if (held == Empty)
            {
                (entry, last) = (0, 0);
                return false;
            }
            slot = slot + 1 & (uint)keys.Length - 1;
        }
    }

    static int Pack(int a, int b, int c) => a << 16 | b << 8 | c;

    static int BestOffset(byte[] anchor) => Enumerable.Range(0, anchor.Length - 2)
        .OrderByDescending(at => ByteShare.IsSeparator(anchor[at + 2]))
        .ThenBy(at => ByteShare.Of(anchor[at]) * ByteShare.Of(anchor[at + 1]) * ByteShare.Of(anchor[at + 2]))
        .First();
}
