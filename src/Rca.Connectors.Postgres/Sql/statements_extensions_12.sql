SELECT s.dbid, s.queryid::text AS queryid, s.calls, s.total_time AS total_ms, s.rows,
       s.shared_blks_read, s.temp_blks_written
  FROM extensions.pg_stat_statements(false) s ORDER BY s.total_time DESC, s.queryid LIMIT 21;
