using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>One depth of decoding: what may be done there, and the buffers for it, which serve every text of that depth in turn.</summary>
sealed class DecodeLayer
{
    internal const int MaxDepth = 3;

    readonly DecodeBudget budget;
    DecodeLayer? inner;

    DecodeLayer(DecodeBudget budget, int depth) => (this.budget, Depth) = (budget, depth);

    internal int Depth { get; }

    /// <summary>The escapes to look for. Those that an outer layer looks for in the same text are left out, so no text is decoded twice in another order.</summary>
    internal EscapeKinds Escapes { get; private set; } = EscapeKinds.All;

    /// <summary>What is found at this depth; the caller empties it.</summary>
    internal List<Hit> Hits { get; } = [];

    /// <summary>For a stretch without its escapes.</summary>
    internal DecodedLine Line { get; } = new();

    /// <summary>For what a run carries.</summary>
    internal GrowingBuffer Carried { get; } = new();

    internal static DecodeLayer Outermost(int textLength) => new(new DecodeBudget(textLength), depth: 0);

    /// <summary>The layer below, for text of so many bytes; null where there may be none, or no more bytes may be decoded.</summary>
    internal DecodeLayer? Inner(int bytes, EscapeKinds escapes)
    {
        if (Depth == MaxDepth || !budget.Take(bytes))
            return null;
        inner ??= new DecodeLayer(budget, Depth + 1);
        inner.Escapes = escapes;
        return inner;
    }

    /// <summary>Takes bytes that are decoded without being a text of their own.</summary>
    internal bool Take(int bytes) => budget.Take(bytes);
}
