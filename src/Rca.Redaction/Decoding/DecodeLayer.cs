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

    /// <summary>The escapes to look for. An outer layer looks for the others in the same text, so nothing is decoded twice in another order.</summary>
    internal EscapeKinds Escapes { get; private set; } = EscapeKinds.All;

    /// <summary>The line whose escapes were taken off to make the text of this layer; null where it was made in another way.</summary>
    internal DecodedLine? Source { get; private set; }

    /// <summary>What is found at this depth; the caller empties it.</summary>
    internal List<Hit> Hits { get; } = [];

    /// <summary>For a stretch without its escapes.</summary>
    internal DecodedLine Line { get; } = new();

    /// <summary>For what a run carries.</summary>
    internal GrowingBuffer Carried { get; } = new();

    internal static DecodeLayer Outermost(int textLength) => new(new DecodeBudget(textLength), depth: 0);

    /// <summary>Nothing is decoded any more: this is the last layer, or the budget is used up.</summary>
    internal bool IsLast => Depth == MaxDepth || budget.IsUsedUp;

    /// <summary>Whether an outer layer has these bytes as they are here: what they carry was looked into there.</summary>
    internal bool IsSeen(int start, int end) => Source is not null && !Source.HasEscape(start, end);

    /// <summary>Makes this the layer of a text that another layer's line holds.</summary>
    internal void Read(DecodedLine line, EscapeKinds escapes) => (Source, Escapes) = (line, escapes);

    /// <summary>The layer below, for so many bytes; null where there may be none, or no more may be decoded.</summary>
    internal DecodeLayer? Inner(int bytes)
    {
        if (Depth == MaxDepth || !budget.Take(bytes))
            return null;
        inner ??= new DecodeLayer(budget, Depth + 1);
        (inner.Source, inner.Escapes) = (null, EscapeKinds.All);
        return inner;
    }

    /// <summary>Takes bytes that are decoded without being a text of their own.</summary>
    internal bool Take(int bytes) => budget.Take(bytes);
}
