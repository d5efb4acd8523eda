namespace Rca.Connectors.GitHub.Sync;

/// <summary>The repository that a name leads to.</summary>
/// <param name="Id">What stays when it is renamed or moved.</param>
/// <param name="FullName">Its name now.</param>
/// <param name="DefaultBranch">The branch that is meant where none is named.</param>
/// <param name="ETag">The tag of the answer that said so.</param>
/// <param name="CheckedAt">When that was.</param>
sealed record RepositoryIdentity(long Id, string FullName, string DefaultBranch, string? ETag, DateTimeOffset CheckedAt);
