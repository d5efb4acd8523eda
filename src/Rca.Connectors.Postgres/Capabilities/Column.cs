using System.Globalization;
using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>Values of columns that may be absent.</summary>
static class Column
{
    public static double? Number(NpgsqlDataReader row, string name) =>
        row.GetOrdinal(name) is var i && row.IsDBNull(i) ? null : Convert.ToDouble(row.GetValue(i), CultureInfo.InvariantCulture);

    public static string? Text(NpgsqlDataReader row, string name) => row.GetOrdinal(name) is var i && row.IsDBNull(i) ? null : row.GetString(i);

    public static bool Flag(NpgsqlDataReader row, string name) => row.GetBoolean(row.GetOrdinal(name));

    public static long Oid(NpgsqlDataReader row, string name) => row.GetFieldValue<uint>(row.GetOrdinal(name));

    public static DateTimeOffset Time(double epoch) => DateTimeOffset.UnixEpoch.AddSeconds(epoch);
}
