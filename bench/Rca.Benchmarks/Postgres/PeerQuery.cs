using Npgsql;

namespace Rca.Benchmarks.Postgres;

/// <summary>What monitoring tools ask for the same evidence, written from what is known of their queries, and which of our statements stands beside it.</summary>
sealed record PeerQuery(string Name, string Sql, string? Ours)
{
    public static IReadOnlyList<PeerQuery> All { get; } =
    [
        new("who blocks whom, pg_locks joined with itself, both texts", """
            SELECT w.pid, wa.usename, wa.query, b.pid, ba.usename, ba.query, w.mode, b.mode
              FROM pg_locks w JOIN pg_stat_activity wa ON wa.pid = w.pid
              JOIN pg_locks b ON b.pid <> w.pid AND b.locktype = w.locktype
               AND b.database IS NOT DISTINCT FROM w.database AND b.relation IS NOT DISTINCT FROM w.relation
               AND b.page IS NOT DISTINCT FROM w.page AND b.tuple IS NOT DISTINCT FROM w.tuple
               AND b.virtualxid IS NOT DISTINCT FROM w.virtualxid AND b.transactionid IS NOT DISTINCT FROM w.transactionid
               AND b.classid IS NOT DISTINCT FROM w.classid AND b.objid IS NOT DISTINCT FROM w.objid AND b.objsubid IS NOT DISTINCT FROM w.objsubid
              JOIN pg_stat_activity ba ON ba.pid = b.pid
             WHERE NOT w.granted
            """, "lock_waits_"),
        new("locks counted by database and mode", """
            SELECT d.datname, l.mode, count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database GROUP BY 1, 2
            """, "lock_waits_"),
        new("sessions one by one, with text", """
            SELECT datname, pid, usename, application_name, client_addr, backend_start, xact_start, query_start, state_change,
                   wait_event_type, wait_event, state, backend_xmin, query, backend_type FROM pg_stat_activity
            """, "sessions"),
        new("databases with their sizes", "SELECT s.*, pg_database_size(s.datid) FROM pg_stat_database s WHERE s.datid <> 0", "databases"),
        new("pg_stat_statements, first 40 letters of 20", """
            SELECT queryid, left(query, 40), calls FROM pg_stat_statements ORDER BY calls DESC LIMIT 20
            """, null),
        new("pg_stat_statements without text, filtered by it", """
            SELECT queryid, calls FROM pg_stat_statements WHERE upper(query) NOT LIKE 'DEALLOCATE%' ORDER BY calls DESC LIMIT 100
            """, null),
        new("total sizes of all tables", "SELECT oid, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'", null),
        new("statistics and sizes of all tables", """
            SELECT s.*, io.heap_blks_read, io.heap_blks_hit, pg_table_size(s.relid), pg_total_relation_size(s.relid)
              FROM pg_stat_user_tables s JOIN pg_statio_user_tables io USING (relid)
            """, null),
    ];

    /// <returns>The rows that came.</returns>
    public async Task<int> RunAsync(string address, CancellationToken ct)
    {
        // Without what the driver itself would ask.
        await using var source = new NpgsqlDataSourceBuilder(address).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0, AllResultTypesAreUnknown = true };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = 0;
        while (await reader.ReadAsync(ct)) rows++;
        return rows;
    }
}
