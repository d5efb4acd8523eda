using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What one normalised statement has cost, by pg_stat_statements; its text is not read.</summary>
sealed record StatementCost(
    [Identifier("Its id at the server; absent where the role may not see it.")] string? QueryId,
    [Operational("The oid of its database.")] long DatabaseOid,
    [Operational("How often it was run.")] long Calls,
    [Operational("Time spent in it.", Unit = "ms")] double TotalMilliseconds,
    [Operational("Time spent in it, a call.", Unit = "ms")] double MeanMilliseconds,
    [Operational("Rows that it returned or changed.")] long Rows,
    [Operational("Blocks that it read from outside the buffers.")] long BlocksRead,
    [Operational("Blocks that it wrote to temporary files.")] long TempBlocksWritten);
