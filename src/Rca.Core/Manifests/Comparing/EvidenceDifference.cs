namespace Rca.Core.Manifests.Comparing;

/// <summary>The pieces of one kind that only one of two items has.</summary>
/// <param name="Kind">The kind of evidence.</param>
/// <param name="New">The digests of those that only the second has.</param>
/// <param name="Gone">The digests of those that only the first has.</param>
public sealed record EvidenceDifference(string Kind, IReadOnlyList<string> New, IReadOnlyList<string> Gone);
