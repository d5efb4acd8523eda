namespace Rca.UnitTests.Connectors.GitHub.Sync;

sealed class DeadException : Exception;
