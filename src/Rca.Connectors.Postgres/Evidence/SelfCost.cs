using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What the collection of the evidence beside it cost the server.</summary>
[Evidence("postgres.self-cost/1")]
sealed record SelfCost(
    [Operational("Time that its transactions were open, of the last one by the server's clock: the server worked no longer.", Unit = "s")]
    Quantity TransactionTime,
    [Operational("Statements that read something.")] int Statements,
    [Operational("Statements that began, guarded and ended transactions.")] int GuardStatements,
    [Operational("Transactions.")] int Transactions,
    [Operational("Locks that its own session held at the end of the last transaction, that on itself included.")] Quantity Locks,
    [Operational("Of these, locks on relations that are not the server's own.")] Quantity UserRelationLocks,
    [Operational("Bytes of temporary files: PostgreSQL does not count them by session.")] Quantity TempBytes);
