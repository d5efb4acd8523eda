namespace Rca.UnitTests.Connectors.GitHub.Sync;

sealed record Death(int At, bool IsBefore);
