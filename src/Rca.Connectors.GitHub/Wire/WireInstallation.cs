namespace Rca.Connectors.GitHub.Wire;

sealed record WireInstallation(IReadOnlyList<WireRepository> Repositories);
