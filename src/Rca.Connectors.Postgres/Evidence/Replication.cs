using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Replication as this server sees it: what slots keep, how far its standbys are, and how far it is itself where it is one.</summary>
[Evidence("postgres.replication/1")]
sealed record Replication(
    [Operational("The server's own time.")] DateTimeOffset ServerTime,
    [Operational("Whether the server is a standby or recovering.")] bool InRecovery,
    [Operational("Replication slots.")] int Slots,
    [Operational("Slots that nobody reads.")] int InactiveSlots,
    [Operational("Slots whose WAL is about to go or is gone (13 and later).")] Quantity SlotsAtRisk,
    [Operational("WAL that the slot furthest behind keeps.", Unit = "bytes")] Quantity RetainedBytes,
    [Operational("WAL that may still be written before a slot is at risk; not reported where nothing limits it.", Unit = "bytes")] Quantity SafeBytes,
    IReadOnlyList<Standby> Standbys,
    [Operational("Whether there are more standbys than are listed.")] bool StandbysCut,
    StandbyProgress? Own) : IOnTimeline
{
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        SlotsAtRisk is { Kind: QuantityKind.Value or QuantityKind.AtLeast, Number: > 0 } ? [new TimelinePoint(TimelineWord.Saturated, ServerTime, ServerTime)] : [];
}
