using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The age of the oldest id that is not frozen, and how much of it is left.</summary>
sealed record FreezeAge(
    [Operational("The oid of the database that has it.")] long DatabaseOid,
    [Operational("Its age, in ids.", Unit = "ids")] long Age,
    [Operational("The age at which autovacuum begins a vacuum against wraparound.", Unit = "ids")] long FreezeMaxAge,
    [Operational("Ids that can still be given out before the server refuses to; 0 when it does.", Unit = "ids")] long UntilStop);
