namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_replication.sync_state; <c>unknown</c> where the role may not see it.</summary>
enum SyncState
{
    Unknown,
    Async,
    Potential,
    Sync,
    Quorum,
    Other,
}
