namespace Rca.Connectors.GitHub.Wire;

sealed record WireUser(string? Login = null);
