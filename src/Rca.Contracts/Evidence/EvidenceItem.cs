namespace Rca.Contracts;

/// <summary>One redacted piece of evidence.</summary>
/// <param name="Kind">What it is, with the version of its fields: <c>postgres.saturation/1</c>.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Content"/> in UTF-8, lower-case hexadecimal.</param>
/// <param name="Content">Canonical JSON (RFC 8785) of the redacted fields.</param>
/// <param name="ObservedAt">When the collector saw it.</param>
/// <param name="Receipt">What was redacted in it.</param>
/// <param name="OccurredAt">When it happened, by the source's clock; null when it is a state and not an occurrence.</param>
/// <param name="Points">What it says of when, as its connector reads it; null when it says nothing of that.</param>
public sealed record EvidenceItem(
    string Kind,
    string Sha256,
    string Content,
    DateTimeOffset ObservedAt,
    RedactionReceipt Receipt,
    DateTimeOffset? OccurredAt = null,
    IReadOnlyList<TimelinePoint>? Points = null);
