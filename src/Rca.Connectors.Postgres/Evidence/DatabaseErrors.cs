using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What hints at errors in one database; that of the scope comes first, then the busiest. The collector's own transactions are counted too.</summary>
sealed record DatabaseErrors(
    [Operational("The database's oid.")] long Oid,
    [Operational("Whether it is the database of the scope.")] bool IsScope,
    [Operational("Whether the two readings make rates of its counters.")] RateValidity Rates,
    CounterRate Commits,
    CounterRate Rollbacks,
    [Operational("Rollbacks among the transactions that ended between the readings: not an error rate.")] Quantity RollbackRatio,
    [Operational("The same since its statistics were reset.")] Quantity LifetimeRollbackRatio,
    CounterRate Deadlocks,
    CounterRate Conflicts,
    CounterRate ChecksumFailures,
    CounterRate Sessions,
    CounterRate SessionsAbandoned,
    CounterRate SessionsFatal,
    CounterRate SessionsKilled);
