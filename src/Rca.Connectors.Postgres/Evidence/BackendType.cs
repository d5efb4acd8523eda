namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_activity.backend_type; <c>unknown</c> where the role may not see it.</summary>
enum BackendType
{
    Unknown,
    ClientBackend,
    ParallelWorker,
    AutovacuumLauncher,
    AutovacuumWorker,
    BackgroundWorker,
    BackgroundWriter,
    Checkpointer,
    LogicalReplicationLauncher,
    LogicalReplicationApplyWorker,
    LogicalReplicationParallelWorker,
    LogicalReplicationTablesyncWorker,
    LogicalReplicationWorker,
    Startup,
    WalReceiver,
    WalSender,
    WalWriter,
    Other,
}
