namespace Rca.Contracts;

/// <summary>
/// An incident as its sender reported it. The identity of the incident is its content: sender, dedup key and start of the episode.
/// What is published has passed redaction: the dedup key is a digest, text is scanned, and label values that no route names are pseudonyms.
/// </summary>
/// <param name="Sender">Who reported it: <c>alertmanager</c>, or a name that the sender chose.</param>
/// <param name="DedupKey">What makes two reports of one sender the same incident, such as Alertmanager's group key.</param>
/// <param name="StartsAt">When the episode started.</param>
/// <param name="Alerts">The alerts that belong to it; at least one.</param>
/// <param name="TruncatedAlerts">How many more alerts the sender left out.</param>
/// <param name="Receipt">What was redacted in it; null before it was.</param>
/// <param name="Repeats">True when the sender reports the same group of alerts again while it fires, with whichever start its oldest alert then has: such reports are one incident.</param>
/// <param name="ResolvedAt">When the last alert of such a group had resolved; null while one fires. It starts nothing.</param>
public sealed record IncidentReported(
    string Sender,
    string DedupKey,
    DateTimeOffset StartsAt,
    IReadOnlyList<Alert> Alerts,
    int TruncatedAlerts = 0,
    RedactionReceipt? Receipt = null,
    bool? Repeats = null,
    DateTimeOffset? ResolvedAt = null);
