using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>One attempt at a command, put together from its parts. Without all of them it is not closed.</summary>
sealed record Attempt(string Id, IReadOnlyList<EvidenceItem> Items, int Withheld, Closing? Closing)
{
    public static Attempt From(IEnumerable<EvidenceCollected> parts)
    {
        // What was delivered twice counts once.
        var ordered = parts.OrderBy(p => p.Sequence).DistinctBy(p => p.Sequence).ToList();
        var isWhole = ordered[^1].Closing is not null && ordered.Select((p, i) => p.Sequence == i).All(inPlace => inPlace);
        return new Attempt(ordered[0].Attempt, [.. ordered.SelectMany(p => p.Items)], ordered.Sum(p => p.Withheld), isWhole ? ordered[^1].Closing : null);
    }
}
