namespace Rca.Contracts;

/// <summary>What goes to a collector: a <see cref="CollectEvidence"/>, signed by the planner.</summary>
/// <param name="Source">The source, which is also the routing key; the signed command names the same.</param>
/// <param name="Signed">A compact JWS (ES256, typ <c>rca-command+jws</c>) whose payload is the JSON of the command.</param>
public sealed record SignedCommand(string Source, string Signed);
