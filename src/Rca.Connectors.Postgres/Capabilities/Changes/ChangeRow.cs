using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Changes;

/// <summary>change.sql</summary>
sealed record ChangeRow(
    double ServerEpoch, bool InRecovery, double Uptime, double ConfigurationAge, bool CanReadAllSettings, long PendingRestart, IReadOnlyList<string> Pending)
{
    // The server notes both times as it starts, the one a moment before the other.
    const double StartSeconds = 1;

    public static ChangeRow Read(NpgsqlDataReader row) =>
        new(row.GetDouble(0), row.GetBoolean(1), row.GetDouble(2), row.GetDouble(3), row.GetBoolean(4), row.GetInt64(5), row.GetFieldValue<string[]>(6));

    public ServerChange ToEvidence() => new(
        Column.Time(ServerEpoch),
        InRecovery,
        Quantity.Of(Uptime),
        Quantity.Of(ConfigurationAge),
        Uptime - ConfigurationAge > StartSeconds,
        CanReadAllSettings ? Quantity.Of(PendingRestart) : Quantity.AtLeast(PendingRestart),
        [.. Pending.Select(name => ClosedWord.Of(name, SettingName.Other))]);
}
