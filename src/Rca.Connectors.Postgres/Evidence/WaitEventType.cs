namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_activity.wait_event_type; <c>none</c> when it does not wait, <c>unknown</c> where the role may not see it.</summary>
enum WaitEventType
{
    Unknown,
    None,
    Activity,
    BufferPin,
    Client,
    Extension,
    InjectionPoint,
    Io,
    Ipc,
    Lock,
    LwLock,
    Timeout,
    Other,
}
