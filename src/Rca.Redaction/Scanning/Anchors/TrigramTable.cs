using System.Numerics;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Which anchors have which three bytes at which offset, by an open hash of the trigram.</summary>
sealed class TrigramTable
{
    const int Empty = -1;

    readonly int[] keys;
    readonly (int First, int Last)[] ranges;
    readonly int shift;

    internal TrigramTable(byte[][] anchors)
    {
        var groups = anchors
            .Select((anchor, index) => (Index: index, Offset: RarestOffset(anchor), Anchor: anchor))
            .GroupBy(x => Pack(x.Anchor[x.Offset], x.Anchor[x.Offset + 1], x.Anchor[x.Offset + 2]))
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
            var slot = Slot(group.Key);
            var last = first + group.Count();
            keys[slot] = group.Key;
            ranges[slot] = (first, last);
            first = last;
        }
    }

    /// <summary>The distinct trigrams, in ascending order.</summary>
    internal int[] Trigrams { get; }

    internal (int Anchor, int Offset)[] Entries { get; }

    /// <summary>The range of entries of a trigram; an empty one when no anchor has it.</summary>
    internal (int First, int Last) Lookup(byte a, byte b, byte c) => ranges[Slot(Pack(a, b, c))];

    static int Pack(byte a, byte b, byte c) => a << 16 | b << 8 | c;

    int Slot(int key)
    {
        var slot = (int)((uint)key * 0x9E3779B1u >> shift);
        while (keys[slot] != key && keys[slot] != Empty)
            slot = slot + 1 & keys.Length - 1;
        return slot;
    }

    static int RarestOffset(byte[] anchor) =>
        Enumerable.Range(0, anchor.Length - 2).MinBy(at => Commonness(anchor[at]) * Commonness(anchor[at + 1]) * Commonness(anchor[at + 2]));

    // Roughly how often a byte stands in logs and manifests; only speed depends on it.
    static int Commonness(byte b) => (char)b switch
    {
        'e' or 't' or 'a' or 'o' or 'i' or 'n' or 's' or 'r' => 12,
        >= 'a' and <= 'z' => 6,
        '0' or '1' or '2' or '.' or '-' or '/' or ':' => 5,
        >= '0' and <= '9' or '_' => 3,
        >= 'A' and <= 'Z' => 2,
        _ => 1,
    };
}
