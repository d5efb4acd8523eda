SELECT extract(epoch FROM clock_timestamp() - transaction_timestamp())::float8 AS transaction_s,
       count(*) AS locks,
       count(*) FILTER (WHERE l.relation >= 16384) AS user_relation_locks
  FROM pg_catalog.pg_locks l WHERE l.pid = pg_backend_pid();
