namespace Rca.Connectors.GitHub.Wire;

sealed record WireDeployment(long Id, string Sha, string Ref, string Environment, DateTimeOffset CreatedAt, WireUser? Creator = null);
