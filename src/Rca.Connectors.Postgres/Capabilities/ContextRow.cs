using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>context.sql</summary>
sealed record ContextRow(
    int Version,
    bool InRecovery,
    double ServerEpoch,
    double Uptime,
    double ConfigurationAge,
    int MaxConnections,
    int SuperuserReserved,
    int Reserved,
    bool TrackActivities,
    bool CanReadAllStats,
    int OwnPid)
{
    public static ContextRow Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetBoolean(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7),
        row.GetBoolean(8), row.GetBoolean(9), row.GetInt32(10));
}
