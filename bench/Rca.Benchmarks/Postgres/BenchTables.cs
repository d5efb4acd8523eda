using System.Globalization;
using Npgsql;

namespace Rca.Benchmarks.Postgres;

/// <summary>The tables of the loaded server, and as many statements with long texts in pg_stat_statements.</summary>
static class BenchTables
{
    const int PerTransaction = 250;
    const int TextBytes = 5_800;

    public static async Task CreateAsync(string address, int tables, CancellationToken ct)
    {
        await RunAsync(address, "CREATE EXTENSION pg_stat_statements; CREATE TABLE wanted (n int); INSERT INTO wanted VALUES (0)", ct);
        // Each table's locks are held to the end of its transaction.
        for (var first = 1; first <= tables; first += PerTransaction)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{first}..{Math.Min(tables, first + PerTransaction - 1)}");
            await RunAsync(address, $"""
                SET pg_stat_statements.track = 'all';
                SET pg_stat_statements.track_utility = off;
                DO $$ BEGIN
                  FOR i IN {range} LOOP
                    EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, n int, note text)', i);
                    EXECUTE format('CREATE INDEX ON t%s (n)', i);
                  END LOOP;
                  FOR i IN {range} LOOP
                    EXECUTE format('SELECT n /* %s */ FROM t%s WHERE id = 1', repeat('x', {TextBytes}), i);
                  END LOOP;
                END $$
                """, ct);
        }
    }

    public static async Task<object?> RunAsync(string address, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(ct);
    }
}
