namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>One row of the lock waits: who waits, and for whom by pg_blocking_pids.</summary>
sealed record WaitingSession(int Pid, IReadOnlyList<int> BlockedBy);
