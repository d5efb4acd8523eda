namespace Rca.Contracts;

/// <summary>What is inside the seal of a <see cref="CapturedEvidence"/>: unredacted, for the redaction stage only.</summary>
/// <param name="Command">The command that was carried out.</param>
/// <param name="Items">Evidence of this part, unredacted.</param>
/// <param name="Closing">How the attempt ended; only in its last part.</param>
public sealed record CapturedPart(CollectEvidence Command, IReadOnlyList<CapturedEvidenceItem> Items, Closing? Closing = null);
