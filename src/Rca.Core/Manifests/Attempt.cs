using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>One attempt at a command, put together from its parts. Only a whole one can enter a manifest; the closing of one with holes still has its ledger.</summary>
sealed record Attempt(string Id, IReadOnlyList<EvidenceItem> Items, int Withheld, Closing? Closing, bool IsWhole)
{
    public static Attempt From(IEnumerable<EvidenceCollected> parts)
    {
        // What was delivered twice counts once.
        var ordered = parts.OrderBy(p => p.Sequence).DistinctBy(p => p.Sequence).ToList();
        var isWhole = ordered[^1].Closing is not null && ordered.Select((p, i) => p.Sequence == i).All(inPlace => inPlace);
        return new Attempt(ordered[0].Attempt, [.. ordered.SelectMany(p => p.Items)], ordered.Sum(p => p.Withheld), ordered[^1].Closing, isWhole);
    }
}
