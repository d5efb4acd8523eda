using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Sessions by what they do, without the collector's own.</summary>
sealed record SessionCounts(
    [Operational("Sessions of whose kind and state the role sees nothing.")] Quantity Hidden,
    [Operational("Sessions that clients opened.")] Quantity ClientBackends,
    [Operational("Running a statement.")] Quantity Active,
    [Operational("Waiting for the client's next command, outside a transaction.")] Quantity Idle,
    [Operational("Waiting for the client's next command, inside a transaction.")] Quantity IdleInTransaction,
    [Operational("The same in a transaction that failed.")] Quantity IdleInTransactionAborted,
    [Operational("Idle in transaction for more than 60 s.")] Quantity IdleInTransactionOver60s,
    [Operational("Waiting for a heavyweight lock.")] Quantity WaitingLock,
    [Operational("Waiting for a lightweight lock.")] Quantity WaitingLwLock,
    [Operational("Waiting for input or output.")] Quantity WaitingIo,
    [Operational("Active and not waiting.")] Quantity OnCpu,
    [Operational("Autovacuum workers.")] Quantity AutovacuumWorkers,
    [Operational("Senders of WAL to standbys; they use no connection slot.")] Quantity WalSenders,
    [Operational("Sessions opened in the last 60 s.")] Quantity OpenedLast60s,
    [Operational("Age of the oldest transaction.", Unit = "s")] Quantity OldestTransaction,
    [Operational("Longest time that a session has been idle in transaction.", Unit = "s")] Quantity OldestIdleInTransaction,
    [Operational("Longest time that a running statement has run.", Unit = "s")] Quantity LongestActive,
    [Operational("Age of the oldest snapshot, in transactions: what vacuum cannot remove.")] Quantity OldestXminAge);
