using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>One session that waits for a lock.</summary>
sealed record LockWaiter(
    [Operational("Its process id.")] int Pid,
    [Operational("Steps to the nearest root; absent when it waits on a circle.")] int? Depth,
    [Operational("Process ids that it waits for, at most eight; 0 is a prepared transaction.")] IReadOnlyList<int> BlockedBy,
    [Operational("How many it waits for.")] int BlockedByCount,
    [Operational("The kind of object that is locked.")] LockType LockType,
    [Operational("The mode that it wants.")] LockMode Mode,
    [Operational("How long it has waited.", Unit = "s")] Quantity Waiting,
    [Operational("In how many of the tree's samples it waited, for this or another lock.")] int WaitedInSamples,
    [Operational("The database of the locked object, as oid; absent where it belongs to none.")] long? DatabaseOid,
    [Operational("The locked relation, as oid; absent where it is none.")] long? RelationOid);
