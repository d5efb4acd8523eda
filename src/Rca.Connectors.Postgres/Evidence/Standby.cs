using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>One receiver of this server's WAL, furthest behind first.</summary>
sealed record Standby(
    [Operational("The process id of the session that sends to it.")] int Pid,
    [Operational("What the sender does.")] SenderState State,
    [Operational("Whether commits wait for it.")] SyncState SyncState,
    [Operational("WAL that was not sent to it.", Unit = "bytes")] Quantity UnsentBytes,
    [Operational("WAL that it has not made durable.", Unit = "bytes")] Quantity UnflushedBytes,
    [Operational("WAL that it has not replayed.", Unit = "bytes")] Quantity UnreplayedBytes,
    [Operational("Time that recent WAL took until it was durable there; 0 when there is none to wait for.", Unit = "s")] Quantity FlushLag,
    [Operational("Time that recent WAL took until it was replayed there; 0 when there is none to wait for.", Unit = "s")] Quantity ReplayLag);
