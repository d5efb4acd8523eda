using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>How full the server's connection slots are, and what its sessions do.</summary>
[Evidence("postgres.saturation/1")]
sealed record Saturation(
    [Operational("The server's version as server_version_num.")] int ServerVersion,
    [Operational("The server's own time.")] DateTimeOffset ServerTime,
    [Operational("Whether the server is a standby or recovering.")] bool InRecovery,
    [Operational("Whether a pooler stands between: then the slots are the server's and not the pool's.")] bool ViaPooler,
    [Operational("Time since the server started.", Unit = "s")] Quantity Uptime,
    [Operational("Time since the server read its configuration.", Unit = "s")] Quantity ConfigurationAge,
    [Operational("Whether the collector's role may see what other sessions do.")] bool CanReadAllStats,
    [Operational("Whether the server tracks what sessions do, as far as the collector's own session tells.")] bool TrackActivities,
    [Operational("All connection slots.")] int MaxConnections,
    [Operational("Slots kept for superusers.")] int SuperuserReserved,
    [Operational("Slots kept for roles with pg_use_reserved_connections (16 and later).")] int Reserved,
    [Operational("Slots that ordinary roles can use.")] int Usable,
    [Operational("Slots in use, the collector's own included.")] Quantity Used,
    [Operational("Connections refused because no slot was free: PostgreSQL does not count them.")] Quantity Refused,
    SessionCounts Sessions,
    IReadOnlyList<DatabaseConnections> Databases,
    [Operational("Whether there are more databases than are listed.")] bool DatabasesCut) : IOnTimeline
{
    // From here on the next burst of connections is refused.
    const double Nearly = 0.8;

    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        Used.Kind is QuantityKind.Value or QuantityKind.AtLeast && Used.Number >= Nearly * Usable ? [new TimelinePoint(TimelineWord.Saturated, ServerTime, ServerTime)] : [];
}
