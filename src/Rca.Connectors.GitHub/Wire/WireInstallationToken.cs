namespace Rca.Connectors.GitHub.Wire;

sealed record WireInstallationToken(
    string Token, DateTimeOffset ExpiresAt, IReadOnlyDictionary<string, string>? Permissions = null, string? RepositorySelection = null);
