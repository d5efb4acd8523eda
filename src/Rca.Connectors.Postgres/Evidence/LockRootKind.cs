namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What holds the lock at the root of a tree.</summary>
enum LockRootKind
{
    Session,
    PreparedTransaction,
}
