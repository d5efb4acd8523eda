namespace Rca.Contracts;

/// <summary>
/// One part of what a collector captured, sealed to the redaction stage. Parts of one attempt count from 0; the last one carries the closing.
/// A message is at most 1 MiB.
/// </summary>
/// <param name="CommandId">The command that it answers.</param>
/// <param name="PlanId">The plan of that command.</param>
/// <param name="Source">The source that was asked.</param>
/// <param name="Attempt">Which run of the command; parts of different attempts do not mix.</param>
/// <param name="Sequence">Which part of the attempt.</param>
/// <param name="Sealed">
/// A compact JWE (ECDH-ES, A256GCM) over the compact JWS (ES256, typ <c>rca-captured+jws</c>, signed by the source) of a <see cref="CapturedPart"/>;
/// its protected header repeats the members above.
/// </param>
public sealed record CapturedEvidence(string CommandId, string PlanId, string Source, string Attempt, int Sequence, string Sealed);
