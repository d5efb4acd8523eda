namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_locks.locktype.</summary>
enum LockType
{
    Relation,
    Extend,
    FrozenId,
    Page,
    Tuple,
    TransactionId,
    VirtualXid,
    SpecToken,
    Object,
    UserLock,
    Advisory,
    ApplyTransaction,
    Other,
}
