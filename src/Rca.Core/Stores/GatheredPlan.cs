using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Core.Stores;

/// <summary>A plan and what came for it.</summary>
/// <param name="Stored">The plan.</param>
/// <param name="Parts">Every recorded part of its commands and of those that it shares, in no particular order.</param>
public sealed record GatheredPlan(StoredPlan Stored, IReadOnlyList<EvidenceCollected> Parts)
{
    /// <summary>The items that share a collection of another plan, by their command: its parts are theirs.</summary>
    public IReadOnlyDictionary<string, Collection> Shared { get; init; } = new Dictionary<string, Collection>(StringComparer.Ordinal);

    /// <summary>The commands that were not sent, or that share one that was not sent, because the commands a minute of their source were used up.</summary>
    public IReadOnlySet<string> Held { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
