namespace Rca.Core.Manifests.Verifying;

/// <summary>Something that does not hold.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Detail">What was found and what was expected.</param>
/// <param name="Item">The command id of the item that it is about, or the name of a file; null for the manifest as a whole.</param>
public sealed record VerificationFault(FaultKind Kind, string Detail, string? Item = null);
