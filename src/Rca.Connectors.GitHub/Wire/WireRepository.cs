namespace Rca.Connectors.GitHub.Wire;

sealed record WireRepository(string FullName);
