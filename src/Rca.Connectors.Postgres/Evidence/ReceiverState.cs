namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_wal_receiver.status; <c>unknown</c> where the role may not see it, <c>absent</c> where there is no receiver.</summary>
enum ReceiverState
{
    Unknown,
    Absent,
    Starting,
    Streaming,
    Waiting,
    Restarting,
    Stopping,
    Stopped,
    Other,
}
