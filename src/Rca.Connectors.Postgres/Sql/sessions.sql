SELECT count(*) FILTER (WHERE backend_type = 'client backend')                                   AS client_backends,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'disabled')            AS untracked_backends,
       count(*) FILTER (WHERE backend_type IS NULL AND datid IS NOT NULL)                        AS hidden_backends,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active')              AS active,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle')                AS idle,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%') AS idle_in_tx,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle in transaction (aborted)') AS idle_in_tx_aborted,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%'
         AND state_change < clock_timestamp() - interval '60 s') AS idle_in_tx_over_60s,
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'Lock')      AS waiting_lock,
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'LWLock')    AS waiting_lwlock,
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'IO')        AS waiting_io,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active' AND wait_event_type IS NULL) AS on_cpu,
       count(*) FILTER (WHERE backend_type = 'autovacuum worker')                                AS autovacuum_workers,
       count(*) FILTER (WHERE backend_type = 'walsender')                                        AS walsenders,
       count(*) FILTER (WHERE backend_type = 'client backend' AND backend_start > clock_timestamp() - interval '60 s') AS opened_last_60s,
       max(extract(epoch FROM clock_timestamp() - xact_start))  FILTER (WHERE backend_type = 'client backend')::float8 AS oldest_xact_s,
       max(extract(epoch FROM clock_timestamp() - state_change)) FILTER (WHERE backend_type = 'client backend'
         AND state LIKE 'idle in transaction%')::float8 AS oldest_idle_in_tx_s,
       max(extract(epoch FROM clock_timestamp() - query_start)) FILTER (WHERE backend_type = 'client backend' AND state = 'active')::float8 AS longest_active_s,
       max(age(backend_xmin)) AS oldest_xmin_age_xids
  FROM pg_catalog.pg_stat_get_activity(NULL)
 WHERE pid <> pg_backend_pid();
