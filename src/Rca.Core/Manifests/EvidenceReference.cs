using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>One piece of evidence as a manifest names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sha256">SHA-256 of its canonical JSON; also the name of its file.</param>
/// <param name="Size">Bytes of its canonical JSON.</param>
/// <param name="ObservedAt">When it was seen.</param>
/// <param name="Receipt">What was redacted in it.</param>
/// <param name="OccurredAt">When it happened; null for a state.</param>
/// <param name="Points">What it says of when; null when it says nothing of that.</param>
public sealed record EvidenceReference(
    string Kind, string Sha256, long Size, DateTimeOffset ObservedAt, RedactionReceipt Receipt, DateTimeOffset? OccurredAt = null,
    IReadOnlyList<TimelinePoint>? Points = null);
