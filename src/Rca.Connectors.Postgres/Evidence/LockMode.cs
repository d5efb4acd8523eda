namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_locks.mode.</summary>
enum LockMode
{
    AccessShareLock,
    RowShareLock,
    RowExclusiveLock,
    ShareUpdateExclusiveLock,
    ShareLock,
    ShareRowExclusiveLock,
    ExclusiveLock,
    AccessExclusiveLock,
    SiReadLock,
    Other,
}
