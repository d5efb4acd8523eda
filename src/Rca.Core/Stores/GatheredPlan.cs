using Rca.Contracts;

namespace Rca.Core.Stores;

/// <summary>A plan and what came for it.</summary>
/// <param name="Stored">The plan.</param>
/// <param name="Parts">Every recorded part, in no particular order.</param>
public sealed record GatheredPlan(StoredPlan Stored, IReadOnlyList<EvidenceCollected> Parts);
