namespace Rca.Core.Manifests;

/// <summary>What the root of a manifest covers.</summary>
/// <param name="Header">The incident, the plan and what is missing.</param>
/// <param name="Items">Every planned item, in the order of the plan.</param>
public sealed record ManifestPayload(ManifestHeader Header, IReadOnlyList<ManifestItem> Items);
