SELECT a.pid, a.backend_type, a.state, a.wait_event_type,
       extract(epoch FROM clock_timestamp() - a.xact_start)::float8 AS xact_s,
       extract(epoch FROM clock_timestamp() - a.state_change)::float8 AS state_s,
       extract(epoch FROM a.backend_start)::float8 AS backend_start_epoch
  FROM pg_catalog.pg_stat_get_activity(NULL) a
 WHERE a.pid = ANY ($1::int[]) LIMIT 201;
