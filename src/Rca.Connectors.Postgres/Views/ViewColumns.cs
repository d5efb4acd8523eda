using Npgsql;
using Rca.Connectors.Postgres.Views.Evidence;

namespace Rca.Connectors.Postgres.Views;

/// <summary>Rows of view_columns.sql.</summary>
static class ViewColumns
{
    public const string RowCount = "row_count";

    public static ViewColumn Read(NpgsqlDataReader row) => new(row.GetString(0), TypeOf(row.GetInt32(1)));

    // The lint has passed, so these are all that there are.
    static ViewColumnType TypeOf(int oid) => oid switch
    {
        16 => ViewColumnType.Boolean,
        20 or 21 or 23 => ViewColumnType.Integer,
        700 or 701 or 1700 => ViewColumnType.Number,
        1082 or 1114 or 1184 => ViewColumnType.Time,
        1186 => ViewColumnType.Seconds,
        _ => throw new InvalidOperationException("a column has a type that the lint does not let pass"),
    };
}
