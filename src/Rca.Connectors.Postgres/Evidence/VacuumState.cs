using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>How far the server is from having to stop for want of vacuum, who vacuums, and what keeps vacuum from removing rows.</summary>
[Evidence("postgres.vacuum/1")]
sealed record VacuumState(
    [Operational("The server's own time.")] DateTimeOffset ServerTime,
    FreezeAge Xid,
    FreezeAge Multixact,
    [Operational("Whether autovacuum is on; it works against the stop limit even when it is off.")] bool Autovacuum,
    [Operational("Autovacuum workers that run.")] Quantity Workers,
    [Operational("How many may run.")] int MaxWorkers,
    [Operational("Vacuums under way, by autovacuum or by hand.")] Quantity Vacuums,
    IReadOnlyList<XminHolder> Holders);
