using System.Text;
using Npgsql;

namespace Rca.Connectors.Postgres.Session;

/// <summary>The bytes of a row's values as the server sends them: the driver does not count.</summary>
static class RowSize
{
    public static long Of(NpgsqlDataReader row)
    {
        long bytes = 0;
        for (var i = 0; i < row.FieldCount; i++) bytes += row.IsDBNull(i) ? 0 : Of(row.GetValue(i));
        return bytes;
    }

    static long Of(object value) => value switch
    {
        bool => 1,
        int or uint => 4,
        string text => Encoding.UTF8.GetByteCount(text),
        int[] array => 20 + (8 * array.Length),
        string[] array => 20 + array.Sum(text => 4 + Encoding.UTF8.GetByteCount(text)),
        _ => 8,
    };
}
