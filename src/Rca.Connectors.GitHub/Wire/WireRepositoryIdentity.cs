namespace Rca.Connectors.GitHub.Wire;

sealed record WireRepositoryIdentity(long Id, string FullName, string DefaultBranch);
