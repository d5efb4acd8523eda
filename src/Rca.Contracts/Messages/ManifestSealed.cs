namespace Rca.Contracts;

/// <summary>A manifest was sealed. Published at least once, always under the same message id.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="PlanId">The plan that it answers.</param>
/// <param name="Revision">1 for the first manifest of the plan.</param>
/// <param name="Root">Merkle root over the manifest's payload, <c>sha256:</c> and hexadecimal.</param>
/// <param name="Complete">How many planned items ended in <see cref="Outcome.Collected"/> or <see cref="Outcome.Empty"/>.</param>
/// <param name="Planned">How many items were planned.</param>
/// <param name="SealedAt">When, by the store's clock.</param>
/// <param name="Url">Where the manifest is read, under the configured <c>doors.externalUrl</c>; null without one.</param>
public sealed record ManifestSealed(
    string IncidentId,
    string PlanId,
    int Revision,
    string Root,
    int Complete,
    int Planned,
    DateTimeOffset SealedAt,
    string? Url = null);
