using System.Runtime.CompilerServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Deals trigrams into buckets so that as little else as possible passes: neighbours in a fixed order, cut where the cost is least.</summary>
static class BucketPlan
{
    internal static List<int[]> Deal(IReadOnlyList<int> trigrams, int buckets)
    {
        if (trigrams.Count == 0)
            return [];
        var ordered = trigrams.OrderBy(Neighbourhood).ToArray();
        var costs = Costs(ordered);
        var (best, cuts) = (costs[0], new List<int[]>());
        for (var bucket = 1; bucket < Math.Min(buckets, ordered.Length); bucket++)
            best = CutOnceMore(best, costs, cuts);

        var dealt = new List<int[]>();
        var end = ordered.Length;
        for (var at = cuts.Count - 1; at >= 0 && end > 0; at--)
        {
            var start = cuts[at][end - 1];
            dealt.Add(ordered[start..end]);
            end = start;
        }
        dealt.Add(ordered[..end]);
        return dealt;
    }

    // Trigrams that end in a separator lie together by their last byte, all others by their first.
    static (bool, int) Neighbourhood(int trigram)
    {
        var last = trigram & 0xFF;
        return ByteShare.IsSeparator(last)
            ? (false, last << 16 | (trigram & 0xFF00) | trigram >> 16)
            : (true, trigram);
    }

    /// <summary>The least cost of the first n trigrams with one bucket more, and where that bucket begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double[] CutOnceMore(double[] best, double[][] costs, List<int[]> cuts)
    {
        var next = new double[best.Length];
        var starts = new int[best.Length];
        for (var end = 0; end < best.Length; end++)
        {
            next[end] = costs[0][end];
            for (var start = 1; start <= end; start++)
            {
                var cost = best[start - 1] + costs[start][end - start];
                if (cost < next[end])
                    (next[end], starts[end]) = (cost, start);
            }
        }
        cuts.Add(starts);
        return next;
    }

    /// <summary>For each start and length the share of text that passes a bucket of these trigrams.</summary>
    static double[][] Costs(int[] ordered) => [.. ordered.Select((_, start) => CostsFrom(ordered, start))];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double[] CostsFrom(int[] ordered, int start)
    {
        var sets = new ushort[6];
        var shares = new double[3];
        var costs = new double[ordered.Length - start];
        for (var at = start; at < ordered.Length; at++)
        {
            for (var position = 0; position < 3; position++)
            {
                var value = ordered[at] >> (16 - (position * 8)) & 0xFF;
                var (low, high) = (position * 2, (position * 2) + 1);
                if (Add(ref sets[low], value & 15) | Add(ref sets[high], value >> 4))
                    shares[position] = Share(sets[low], sets[high]);
            }
            costs[at - start] = shares[0] * shares[1] * shares[2];
        }
        return costs;
    }

    static bool Add(ref ushort set, int nibble)
    {
        var before = set;
        set |= (ushort)(1 << nibble);
        return set != before;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double Share(ushort low, ushort high)
    {
        var share = 0;
        for (var b = 0; b < 128; b++)
        {
            if ((low >> (b & 15) & high >> (b >> 4) & 1) != 0)
                share += ByteShare.Of(b);
        }
        return share / 1000.0;
    }
}
