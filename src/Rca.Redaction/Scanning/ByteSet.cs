using System.Buffers;

namespace Rca.Redaction.Scanning;

/// <summary>A set of bytes: a table for the single byte, vectors for the long run.</summary>
sealed class ByteSet
{
    // Most runs are short, and a vector search costs more than these few steps.
    const int Steps = 16;

    readonly bool[] table = new bool[256];
    readonly SearchValues<byte> vectors;

    internal ByteSet(ReadOnlySpan<byte> members)
    {
        vectors = SearchValues.Create(members);
        foreach (var member in members)
            table[member] = true;
    }

    internal bool Has(byte b) => table[b];

    /// <summary>Where the run of members that stands at <paramref name="at"/> ends.</summary>
    internal int End(ReadOnlySpan<byte> text, int at)
    {
        var near = Math.Min(text.Length, at + Steps);
        for (; at < near; at++)
        {
            if (!table[text[at]])
                return at;
        }
        var length = text[at..].IndexOfAnyExcept(vectors);
        return length < 0 ? text.Length : at + length;
    }
}
