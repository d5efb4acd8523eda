namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_replication.state; <c>unknown</c> where the role may not see it.</summary>
enum SenderState
{
    Unknown,
    Startup,
    Catchup,
    Streaming,
    Backup,
    Stopping,
    Other,
}
