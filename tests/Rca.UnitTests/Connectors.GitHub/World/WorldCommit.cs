namespace Rca.UnitTests.Connectors.GitHub.World;

sealed record WorldCommit(string Sha, IReadOnlyList<string> Parents, DateTimeOffset CommittedAt, string Title);
