namespace Rca.Core.Manifests.Comparing;

/// <summary>The pieces of one kind that only one of two items has.</summary>
/// <param name="Kind">The kind of evidence.</param>
/// <param name="New">The digests of those that only the second has.</param>
/// <param name="Gone">The digests of those that only the first has.</param>
/// <param name="Redactions">What redaction did more or less often to all pieces of the kind.</param>
public sealed record EvidenceDifference(string Kind, IReadOnlyList<string> New, IReadOnlyList<string> Gone, IReadOnlyList<RedactionDifference> Redactions);
