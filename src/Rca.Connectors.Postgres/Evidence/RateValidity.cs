namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Whether two readings of counters make a rate, and if not, why.</summary>
enum RateValidity
{
    Valid,
    WindowTooShort,
    Failover,
    Restarted,
    StatisticsReset,
    CounterDecreased,
    OneReadingOnly,
}
