using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>When the server last started and read its configuration, and what waits for a restart.</summary>
[Evidence("postgres.change/1")]
sealed record ServerChange(
    [Operational("The server's own time.")] DateTimeOffset ServerTime,
    [Operational("Whether the server is a standby or recovering.")] bool InRecovery,
    [Operational("Time since the server started.", Unit = "s")] Quantity Uptime,
    [Operational("Time since the server read its configuration.", Unit = "s")] Quantity ConfigurationAge,
    [Operational("Whether the configuration was read again after the start.")] bool ReloadedSinceStart,
    [Operational("Settings whose new value waits for a restart; some are hidden from a role without pg_read_all_settings.")] Quantity PendingRestart,
    [Operational("Those of them that postgres.settings reads.")] IReadOnlyList<SettingName> PendingSettings) : IOnTimeline
{
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Moments.Ago(TimelineWord.Restarted, Uptime, ServerTime),
        .. ReloadedSinceStart ? Moments.Ago(TimelineWord.ConfigChanged, ConfigurationAge, ServerTime) : [],
    ];
}
