using System.Text;
using Npgsql;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Everything that a PostgreSQL store holds, as text.</summary>
static class StoreDump
{
    public static async Task<string> ReadAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        var tables = await ColumnAsync(connection, "select table_name from information_schema.tables where table_schema = 'rca' order by 1", ct);
        var dump = new StringBuilder();
        foreach (var table in tables)
            foreach (var row in await ColumnAsync(connection, $"select t::text from rca.{table} t", ct))
                dump.Append(table).Append(": ").AppendLine(row);
        return dump.ToString();
    }

    public static async Task<long> CountAsync(string connectionString, string table, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select count(*) from rca.{table}", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    static async Task<List<string>> ColumnAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct)) rows.Add(reader.GetString(0));
        return rows;
    }
}
