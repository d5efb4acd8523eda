using System.Text.Json;

namespace Rca.Contracts;

/// <summary>One unredacted piece of evidence.</summary>
/// <param name="Kind">What it is, with the version of its fields.</param>
/// <param name="ObservedAt">When the collector saw it.</param>
/// <param name="Fields">Its fields as a JSON object.</param>
/// <param name="OccurredAt">When it happened, by the source's clock; null for a state.</param>
/// <param name="Points">What it says of when; null when it says nothing of that.</param>
public sealed record CapturedEvidenceItem(
    string Kind, DateTimeOffset ObservedAt, JsonElement Fields, DateTimeOffset? OccurredAt = null, IReadOnlyList<TimelinePoint>? Points = null);
