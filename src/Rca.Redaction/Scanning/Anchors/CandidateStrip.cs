using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Positions that passed the vectors. They are written without a branch for each: a processor would guess most of those wrong.</summary>
ref struct CandidateStrip(Span<int> positions)
{
    const int AtOnce = 4;

    /// <summary>So many places are written beyond the last position.</summary>
    internal const int Slack = AtOnce;

    readonly Span<int> positions = positions;
    int count;

    internal readonly ReadOnlySpan<int> Written => positions[..count];

    /// <summary>Adds a position for each bit, counted from the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int block, uint bits)
    {
        var end = count + BitOperations.PopCount(bits);
        do
        {
            var next = positions.Slice(count, AtOnce);
            next[0] = block + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            next[1] = block + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            next[2] = block + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            next[3] = block + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            count += AtOnce;
        }
        while (count < end);
        count = end;
    }
}
