SELECT concat_ws('|', current_setting('quote_all_identifiers'), current_setting('search_path'), current_setting('role'),
                 current_setting('statement_timeout'), current_setting('lock_timeout'),
                 current_setting('idle_in_transaction_session_timeout'), current_setting('max_parallel_workers_per_gather'), current_setting('jit'),
                 current_setting('work_mem'), current_setting('transaction_timeout', true), current_setting('transaction_read_only')) AS guards,
       current_setting('rca.view_cost')::float8 AS cost,
       EXISTS (SELECT FROM pg_catalog.pg_cursors WHERE name = 'rca_view') AS is_open,
       -- Whatever else was locked was not linted; indexes and TOAST tables belong to what was.
       NOT EXISTS (
         SELECT FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
          WHERE l.pid = pg_backend_pid()
            AND (l.locktype = 'advisory'
                 OR l.locktype = 'relation' AND l.relation >= 16384 AND coalesce(c.relkind, ' ') NOT IN ('i', 'I', 't')
                    AND NOT l.relation = ANY (string_to_array(current_setting('rca.view_tree'), ',')::oid[]))) AS is_only_linted;
