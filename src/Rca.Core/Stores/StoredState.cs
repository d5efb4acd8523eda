namespace Rca.Core.Stores;

/// <summary>One value of the state of a source as it is stored.</summary>
/// <param name="Version">Its version: above 0, and above every earlier one under its key.</param>
/// <param name="Clear">The fields in clear, as JSON.</param>
/// <param name="Sealed">The sealed part, a compact JWE; null when there is none.</param>
public sealed record StoredState(long Version, string Clear, string? Sealed);
