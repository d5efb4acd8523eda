using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>For each byte of a trigram and each nibble of it the buckets that it may belong to, sixteen in two halves of eight.</summary>
sealed class BucketMasks
{
    const int Buckets = 16;
    const int Nibbles = 16;

    // Indexed by byte of the trigram, then low or high nibble; the halves are the vectors' element bits.
    readonly byte[][] first = Tables();
    readonly byte[][] second = Tables();
    readonly Vector256<byte>[] vectors;

    internal BucketMasks(IReadOnlyList<int> trigrams)
    {
        foreach (var (bucket, members) in BucketPlan.Deal(trigrams, Buckets).Index())
        {
            foreach (var trigram in members)
                Add(bucket < Buckets / 2 ? first : second, (byte)(1 << (bucket % (Buckets / 2))), trigram);
        }
        vectors = [.. first.Concat(second).Select(table => Vector256.Create([.. table, .. table]))];
    }

    /// <summary>A bit for each of 32 positions at which a trigram may begin; it reads two bytes further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Match(ref byte at) => Match(Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, 1), Vector256.LoadUnsafe(ref at, 2));

    /// <summary>The same over the text in lower case; a few other characters fall together too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint MatchFolded(ref byte at)
    {
        var fold = Vector256.Create(AsciiByte.CaseBit);
        return Match(Vector256.LoadUnsafe(ref at) | fold, Vector256.LoadUnsafe(ref at, 1) | fold, Vector256.LoadUnsafe(ref at, 2) | fold);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Match(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c)
    {
        ref var table = ref vectors[0];
        var low = Vector256.Create((byte)15);
        var (aLow, aHigh) = (a & low, Vector256.ShiftRightLogical(a.AsUInt16(), 4).AsByte() & low);
        var (bLow, bHigh) = (b & low, Vector256.ShiftRightLogical(b.AsUInt16(), 4).AsByte() & low);
        var (cLow, cHigh) = (c & low, Vector256.ShiftRightLogical(c.AsUInt16(), 4).AsByte() & low);
        var one = Avx2.Shuffle(table, aLow) & Avx2.Shuffle(Unsafe.Add(ref table, 1), aHigh)
            & Avx2.Shuffle(Unsafe.Add(ref table, 2), bLow) & Avx2.Shuffle(Unsafe.Add(ref table, 3), bHigh)
            & Avx2.Shuffle(Unsafe.Add(ref table, 4), cLow) & Avx2.Shuffle(Unsafe.Add(ref table, 5), cHigh);
        var two = Avx2.Shuffle(Unsafe.Add(ref table, 6), aLow) & Avx2.Shuffle(Unsafe.Add(ref table, 7), aHigh)
            & Avx2.Shuffle(Unsafe.Add(ref table, 8), bLow) & Avx2.Shuffle(Unsafe.Add(ref table, 9), bHigh)
            & Avx2.Shuffle(Unsafe.Add(ref table, 10), cLow) & Avx2.Shuffle(Unsafe.Add(ref table, 11), cHigh);
        return ~Vector256.Equals(one | two, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    static void Add(byte[][] half, byte bit, int trigram)
    {
        for (var at = 0; at < 3; at++)
        {
            var value = trigram >> (16 - (at * 8)) & 0xFF;
            half[at * 2][value & 15] |= bit;
            half[(at * 2) + 1][value >> 4] |= bit;
        }
    }

    static byte[][] Tables() => [.. Enumerable.Range(0, 6).Select(_ => new byte[Nibbles])];
}
