namespace Rca.Core.Manifests;

/// <summary>When and as what a manifest was assembled, by the store's clock.</summary>
/// <param name="Revision">1 for the first manifest of a plan.</param>
/// <param name="AcceptedAt">When the incident was accepted.</param>
/// <param name="Deadline">When it had to be sealed.</param>
/// <param name="SealedAt">When it was.</param>
/// <param name="LateMs">Milliseconds after the deadline; 0 when in time.</param>
/// <param name="Previous">SHA-256 of the revision before, <c>sha256:</c> and hexadecimal; null for the first.</param>
public sealed record ManifestAssembly(int Revision, DateTimeOffset AcceptedAt, DateTimeOffset Deadline, DateTimeOffset SealedAt, long LateMs, string? Previous = null);
