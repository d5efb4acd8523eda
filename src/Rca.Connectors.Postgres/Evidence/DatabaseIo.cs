using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Input and output of one database; that of the scope comes first, then those that spilled most.</summary>
sealed record DatabaseIo(
    [Operational("The database's oid.")] long Oid,
    [Operational("Whether it is the database of the scope.")] bool IsScope,
    [Operational("Whether the two readings make rates of its counters.")] RateValidity Rates,
    CounterRate TempFiles,
    CounterRate TempBytes,
    CounterRate BlocksRead,
    CounterRate BlocksHit,
    [Operational("Blocks that were not in the buffers, among those wanted between the readings.")] Quantity ReadRatio,
    [Operational("The same since its statistics were reset.")] Quantity LifetimeReadRatio);
