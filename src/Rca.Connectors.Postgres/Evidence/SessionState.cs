namespace Rca.Connectors.Postgres.Evidence;

/// <summary>pg_stat_activity.state; <c>unknown</c> where the role may not see it.</summary>
enum SessionState
{
    Unknown,
    Starting,
    Active,
    Idle,
    IdleInTransaction,
    IdleInTransactionAborted,
    FastpathFunctionCall,
    Disabled,
    Other,
}
