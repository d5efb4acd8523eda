using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Which anchors have which three bytes at which offset, by an open hash of the trigram behind a filter that fits the innermost cache.</summary>
sealed class TrigramTable
{
    const int Empty = -1;
    const uint Multiplier = 0x9E3779B1;

    const int FilterBits = 16;

    readonly ulong[] filter = new ulong[(1 << FilterBits) / 64];
    readonly (int Key, int First, int Last)[] slots;
    readonly int shift;

    internal TrigramTable(Anchor[] anchors, byte fold)
    {
        var groups = anchors
            .Select((anchor, index) => (Index: index, Offset: BestOffset(anchor.Bytes), Anchor: anchor))
            .GroupBy(x => (x.Anchor.Bytes[x.Offset] | fold) << 16 | (x.Anchor.Bytes[x.Offset + 1] | fold) << 8 | x.Anchor.Bytes[x.Offset + 2] | fold)
            .OrderBy(group => group.Key)
            .ToArray();
        Trigrams = [.. groups.Select(group => group.Key)];
        Entries = [.. groups.SelectMany(group => group.Select(x => TrigramEntry.Of(x.Anchor, x.Index, x.Offset)))];

        // At most an eighth full, so that a miss mostly ends at the first slot.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, groups.Length * 8));
        shift = 32 - BitOperations.Log2((uint)size);
        slots = new (int, int, int)[size];
        Array.Fill(slots, (Empty, 0, 0));
        var first = 0;
        foreach (var group in groups)
        {
            var hash = Hash(group.Key);
            filter[hash >> (32 - FilterBits + 6)] |= 1UL << (int)(hash >> (32 - FilterBits));
            var slot = hash >> shift;
            while (slots[slot].Key != Empty)
                slot = slot + 1 & (uint)slots.Length - 1;
            var last = first + group.Count();
            slots[slot] = (group.Key, first, last);
            first = last;
        }
    }

    /// <summary>The distinct trigrams.</summary>
    internal int[] Trigrams { get; }

    internal TrigramEntry[] Entries { get; }

    /// <summary>1 if an anchor may have this trigram, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int MayHave(int key)
    {
        var hash = Hash(key);
        return (int)(filter[hash >> (32 - FilterBits + 6)] >> (int)(hash >> (32 - FilterBits))) & 1;
    }

    /// <summary>The range of entries of a trigram, empty if no anchor has it.</summary>
    internal (int First, int Last) Find(int key)
    {
        var slot = Hash(key) >> shift;
        while (true)
        {
            ref readonly var held = ref slots[slot];
            if (held.Key == key)
                return (held.First, held.Last);
            if (held.Key == Empty)
                return default;
            slot = slot + 1 & (uint)slots.Length - 1;
        }
    }

    static uint Hash(int key) => (uint)key * Multiplier;

    static int BestOffset(byte[] anchor) => Enumerable.Range(0, anchor.Length - 2)
        .OrderByDescending(at => ByteShare.IsSeparator(anchor[at + 2]))
        .ThenBy(at => ByteShare.Of(anchor[at]) * ByteShare.Of(anchor[at + 1]) * ByteShare.Of(anchor[at + 2]))
        .First();
}
