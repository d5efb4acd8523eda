namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The settings that are read; none of them is a text.</summary>
enum SettingName
{
    MaxConnections,
    SuperuserReservedConnections,
    ReservedConnections,
    IdleInTransactionSessionTimeout,
    IdleSessionTimeout,
    TransactionTimeout,
    StatementTimeout,
    LockTimeout,
    DeadlockTimeout,
    MaxLocksPerTransaction,
    MaxPreparedTransactions,
    WorkMem,
    SharedBuffers,
    MaxWalSize,
    MaxWalSenders,
    CheckpointTimeout,
    Autovacuum,
    AutovacuumMaxWorkers,
    AutovacuumFreezeMaxAge,
    MaxWorkerProcesses,
    TrackActivities,
    TrackCounts,
    TrackIoTiming,
    LogLockWaits,
    TrackCommitTimestamp,
    Other,
}
