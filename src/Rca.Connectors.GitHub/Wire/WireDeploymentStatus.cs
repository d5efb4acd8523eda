namespace Rca.Connectors.GitHub.Wire;

sealed record WireDeploymentStatus(string State, DateTimeOffset CreatedAt, string? LogUrl = null, string? TargetUrl = null);
