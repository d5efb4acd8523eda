namespace Rca.Contracts;

/// <summary>What goes to the aggregator: an <see cref="EvidenceCollected"/>, signed by the redactor. The members in clear are repeated inside.</summary>
/// <param name="CommandId">The command that it answers.</param>
/// <param name="PlanId">The plan of that command.</param>
/// <param name="Source">The source that was asked.</param>
/// <param name="Signed">A compact JWS (ES256, typ <c>rca-evidence+jws</c>) whose payload is the JSON of the evidence.</param>
public sealed record SignedEvidence(string CommandId, string PlanId, string Source, string Signed);
