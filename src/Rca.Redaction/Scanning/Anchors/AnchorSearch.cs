using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>
/// Finds every occurrence of every anchor, also where they overlap. Anchors have three bytes or more, all of them ASCII; where case is ignored they
/// are written in lower case.
/// </summary>
/// <remarks>
/// Each anchor is searched by three bytes of it. Sixteen buckets of such trigrams are told apart by nibbles, 32 positions at a time (the Teddy
/// algorithm of Hyperscan); what passes is looked up exactly, and only then is the whole anchor compared.
/// </remarks>
sealed class AnchorSearch
{
    const int Trigram = 3;
    const int Lanes = 32;
    const int Window = Lanes + Trigram - 1;

    readonly byte[][] anchors;
    readonly TrigramTable table;
    readonly BucketMasks masks;
    readonly byte fold;

    internal AnchorSearch(IReadOnlyList<byte[]> anchors, bool ignoreCase = false)
    {
        this.anchors = [.. anchors];
        fold = ignoreCase ? AsciiByte.CaseBit : (byte)0;
        table = new TrigramTable(this.anchors, fold);
        masks = new BucketMasks(table.Trigrams);
    }

    internal Finds In(ReadOnlySpan<byte> text) => new(this, text, Avx2.IsSupported);

    internal Finds InWithoutVectors(ReadOnlySpan<byte> text) => new(this, text, vectors: false);

    bool StandsAt(ReadOnlySpan<byte> text, int anchor) =>
        fold == 0 ? text.StartsWith(anchors[anchor]) : AsciiByte.StartsWithIgnoreCase(text, anchors[anchor]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Match(ref byte at) => fold == 0 ? masks.Match(ref at) : masks.MatchFolded(ref at);

    /// <summary>Walks the text once; the order is that of the trigrams.</summary>
    internal ref struct Finds(AnchorSearch search, ReadOnlySpan<byte> text, bool vectors)
    {
        readonly ReadOnlySpan<byte> text = text;
        int block;
        int next;
        uint candidates;
        int trigramAt;
        int entry;
        int lastEntry;

        /// <summary>The index of the anchor found.</summary>
        internal int Anchor { get; private set; }

        /// <summary>Where it begins.</summary>
        internal int Start { get; private set; }

        internal bool MoveNext()
        {
            do
            {
                while (entry < lastEntry)
                {
                    var (anchor, offset) = search.table.Entries[entry++];
                    var start = trigramAt - offset;
                    if (start < 0 || !search.StandsAt(text[start..], anchor))
                        continue;
                    Anchor = anchor;
                    Start = start;
                    return true;
                }
            }
            while (FindTrigram());
            return false;
        }

        bool FindTrigram()
        {
            ref var origin = ref MemoryMarshal.GetReference(text);
            do
            {
                for (; candidates != 0; candidates &= candidates - 1)
                {
                    var at = block + BitOperations.TrailingZeroCount(candidates);
                    ref var first = ref Unsafe.Add(ref origin, at);
                    var fold = search.fold;
                    if (!search.table.TryFind(first | fold, Unsafe.Add(ref first, 1) | fold, Unsafe.Add(ref first, 2) | fold, out entry, out lastEntry))
                        continue;
                    trigramAt = at;
                    candidates &= candidates - 1;
                    return true;
                }
            }
            while (vectors && text.Length >= Window ? ByVector() : ByByte());
            return false;
        }

        bool ByVector()
        {
            ref var origin = ref MemoryMarshal.GetReference(text);
            var last = text.Length - Window;
            var at = next;
            for (; at <= last; at += Lanes)
            {
                candidates = search.Match(ref Unsafe.Add(ref origin, at));
                if (candidates == 0)
                    continue;
                block = at;
                next = at + Lanes;
                return true;
            }
            // The last window is laid so that it ends with the text; what an earlier one has seen is masked off.
            var seen = at - last;
            next = text.Length;
            if (seen >= Lanes)
                return false;
            block = last;
            candidates = search.Match(ref Unsafe.Add(ref origin, last)) & (uint.MaxValue << seen);
            return candidates != 0;
        }

        bool ByByte()
        {
            for (; next <= text.Length - Trigram; next++)
            {
                if (!search.masks.MayMatch(text[next] | search.fold, text[next + 1] | search.fold, text[next + 2] | search.fold))
                    continue;
                block = next++;
                candidates = 1;
                return true;
            }
            return false;
        }
    }
}
