using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>
/// Finds every occurrence of every anchor of several owners in one pass, also where they overlap.
/// </summary>
/// <remarks>
/// Each anchor is searched by three bytes of it. Sixteen buckets of such trigrams are told apart by nibbles, 32 positions at a time (the Teddy
/// algorithm of Hyperscan); what passes goes through a filter, is then looked up exactly, and only then is the whole anchor compared.
/// </remarks>
sealed class AnchorSearch
{
    const int Trigram = 3;
    const int Lanes = 32;
    const int Window = Lanes + Trigram;
    const int Strip = 64 * Lanes;

    readonly Anchor[] anchors;
    readonly TrigramTable table;
    readonly BucketMasks masks;
    readonly byte fold;
    readonly int folds;

    internal AnchorSearch(Anchor[] anchors)
    {
        this.anchors = anchors;
        fold = anchors.Any(anchor => anchor.IgnoresCase) ? AsciiByte.CaseBit : (byte)0;
        folds = fold << 16 | fold << 8 | fold;
        table = new TrigramTable(anchors, fold);
        masks = new BucketMasks(table.Trigrams);
    }

    /// <summary>Adds what the text holds.</summary>
    internal void In(ReadOnlySpan<byte> text, AnchorFinds finds) => In(text, finds, Avx2.IsSupported);

    internal void In(ReadOnlySpan<byte> text, AnchorFinds finds, bool vectors)
    {
        if (anchors.Length == 0)
            return;
        for (var at = vectors && text.Length >= Window ? ByVector(text, finds) : 0; at <= text.Length - Trigram; at++)
            Compare(text, at, (text[at] | fold) << 16 | (text[at + 1] | fold) << 8 | text[at + 2] | fold, finds);
    }

    int ByVector(ReadOnlySpan<byte> text, AnchorFinds finds)
    {
        Span<int> positions = stackalloc int[Strip + CandidateStrip.Slack];
        var last = text.Length - Window;
        var at = 0;
        while (at <= last)
        {
            var strip = new CandidateStrip(positions);
            at = Blocks(text, at, Math.Min(last, at + Strip - Lanes), ref strip);
            Filter(text, positions, strip.Written.Length, finds);
        }
        return at;
    }

    int Blocks(ReadOnlySpan<byte> text, int at, int last, ref CandidateStrip strip)
    {
        ref var origin = ref MemoryMarshal.GetReference(text);
        if (fold == 0)
        {
            for (; at <= last; at += Lanes)
                strip.Add(at, masks.Match(ref Unsafe.Add(ref origin, at)));
        }
        else
        {
            for (; at <= last; at += Lanes)
                strip.Add(at, masks.MatchFolded(ref Unsafe.Add(ref origin, at)));
        }
        return at;
    }

    void Filter(ReadOnlySpan<byte> text, Span<int> positions, int count, AnchorFinds finds)
    {
        var kept = 0;
        foreach (var at in positions[..count])
        {
            positions[kept] = at;
            kept += table.MayHave(KeyAt(text, at));
        }
        foreach (var at in positions[..kept])
            Compare(text, at, KeyAt(text, at), finds);
    }

    // A window ends one byte after the last trigram in it.
    int KeyAt(ReadOnlySpan<byte> text, int at) => (int)(BinaryPrimitives.ReadUInt32BigEndian(text[at..]) >> 8) | folds;

    void Compare(ReadOnlySpan<byte> text, int at, int key, AnchorFinds finds)
    {
        var (entry, last) = table.Find(key);
        for (; entry < last; entry++)
        {
            ref readonly var found = ref table.Entries[entry];
            var start = at - found.Offset;
            if (start < 0 || !found.MayStandAt(text[start..]))
                continue;
            ref readonly var anchor = ref anchors[found.Anchor];
            if (anchor.StandsAt(text[start..]))
                finds.Add(anchor.Owner, new Find(start, anchor.Index));
        }
    }
}
