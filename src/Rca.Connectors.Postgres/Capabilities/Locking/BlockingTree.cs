namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>Waiters that hang together, nearest first. A waiter without a depth waits on a circle.</summary>
sealed record BlockingTree(IReadOnlyList<int> Roots, IReadOnlyList<(WaitingSession Session, int? Depth)> Waiters);
