namespace Rca.Contracts;

/// <summary>What is inside the seal and the signature of a <see cref="CapturedEvidence"/>: unredacted, for the redaction stage only.</summary>
/// <param name="Command">The command that was carried out.</param>
/// <param name="Attempt">The same as outside the seal, so that the signature covers it.</param>
/// <param name="Sequence">The same as outside the seal.</param>
/// <param name="Items">Evidence of this part, unredacted.</param>
/// <param name="Closing">How the attempt ended; only in its last part.</param>
public sealed record CapturedPart(CollectEvidence Command, string Attempt, int Sequence, IReadOnlyList<CapturedEvidenceItem> Items, Closing? Closing = null);
