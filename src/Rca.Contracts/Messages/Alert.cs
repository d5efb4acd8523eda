namespace Rca.Contracts;

/// <summary>One alert of an incident.</summary>
/// <param name="Labels">Its labels; routes choose by them.</param>
/// <param name="Annotations">Its annotations: text for people.</param>
/// <param name="StartsAt">When it began to fire; null when the sender does not say.</param>
/// <param name="Links">Addresses that the sender gave. They are never fetched.</param>
/// <param name="Fingerprint">The sender's id of the alert over all its episodes, 16 hexadecimal digits as Alertmanager makes it; null when it has none.</param>
public sealed record Alert(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string>? Annotations = null,
    DateTimeOffset? StartsAt = null,
    IReadOnlyList<string>? Links = null,
    string? Fingerprint = null);
