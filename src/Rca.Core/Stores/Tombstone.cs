namespace Rca.Core.Stores;

/// <summary>What stands in the place of a manifest that was deleted.</summary>
/// <param name="DeletedAt">When, by the store's clock.</param>
/// <param name="Why">Why.</param>
public sealed record Tombstone(DateTimeOffset DeletedAt, DeletionReason Why);
