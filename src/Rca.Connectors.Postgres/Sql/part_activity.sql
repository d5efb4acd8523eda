SELECT max(extract(epoch FROM clock_timestamp() - b.xact_start)) FILTER (WHERE b.datid IS NOT NULL)::float8 AS oldest_xact_s,
       count(*) FILTER (WHERE b.datid IS NOT NULL AND (b.backend_type IS NULL OR b.state = 'disabled')) AS unseen,
       count(*) FILTER (WHERE b.datid IS NOT NULL AND b.backend_type IS NULL) AS hidden,
       count(*) FILTER (WHERE b.backend_type = 'autovacuum worker') AS workers,
       max(greatest(age(b.backend_xmin), age(b.backend_xid))) FILTER (WHERE b.datid IS NOT NULL
         AND coalesce(b.backend_type, 'client backend') NOT IN ('autovacuum worker', 'walsender')) AS session_xid_age,
       max(extract(epoch FROM clock_timestamp() - b.xact_start)) FILTER (WHERE b.datid IS NOT NULL
         AND b.backend_type NOT IN ('autovacuum worker', 'walsender')
         AND (b.backend_xmin IS NOT NULL OR b.backend_xid IS NOT NULL))::float8 AS session_s,
       max(age(b.backend_xmin)) FILTER (WHERE b.datid IS NULL
         AND coalesce(b.backend_type, 'walsender') = 'walsender') AS standby_xid_age,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all
  FROM pg_catalog.pg_stat_get_activity(NULL) b WHERE b.pid <> pg_backend_pid()
