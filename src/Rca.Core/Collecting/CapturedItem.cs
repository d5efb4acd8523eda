namespace Rca.Core.Collecting;

/// <summary>One piece of evidence as a connector yields it.</summary>
/// <param name="Evidence">An instance of one of the declared evidence records; see <see cref="EvidenceKind"/>.</param>
/// <param name="ObservedAt">When it was seen.</param>
/// <param name="OccurredAt">When it happened, by the source's clock; null for a state.</param>
public sealed record CapturedItem(object Evidence, DateTimeOffset ObservedAt, DateTimeOffset? OccurredAt = null);
