SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       x.oid AS xid_datid, x.xid_age, m.oid AS multixact_datid, m.multixact_age,
       current_setting('autovacuum')::bool AND current_setting('track_counts')::bool AS autovacuum,
       current_setting('autovacuum_freeze_max_age')::bigint AS freeze_max_age,
       current_setting('autovacuum_multixact_freeze_max_age')::bigint AS multixact_freeze_max_age,
       current_setting('autovacuum_max_workers')::int AS max_workers,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS can_read_all_stats,
       a.workers, a.unseen, a.session_xid_age, a.session_s, a.standby_xid_age,
       (SELECT count(*) FROM pg_catalog.pg_stat_progress_vacuum v) AS vacuums,
       (SELECT max(greatest(age(r.xmin), age(r.catalog_xmin))) FROM pg_catalog.pg_replication_slots r) AS slot_xid_age,
       t.prepared_xid_age, t.prepared_s
  FROM (SELECT d.oid, age(d.datfrozenxid)::bigint AS xid_age FROM pg_catalog.pg_database d ORDER BY 2 DESC, 1 LIMIT 1) x
  CROSS JOIN (SELECT d.oid, mxid_age(d.datminmxid)::bigint AS multixact_age FROM pg_catalog.pg_database d ORDER BY 2 DESC, 1 LIMIT 1) m
  CROSS JOIN (SELECT count(*) FILTER (WHERE b.backend_type = 'autovacuum worker') AS workers,
                     count(*) FILTER (WHERE b.backend_type IS NULL AND b.datid IS NOT NULL) AS unseen,
                     max(greatest(age(b.backend_xmin), age(b.backend_xid))) FILTER (WHERE b.datid IS NOT NULL
                       AND coalesce(b.backend_type, 'client backend') NOT IN ('autovacuum worker', 'walsender')) AS session_xid_age,
                     max(extract(epoch FROM clock_timestamp() - b.xact_start)) FILTER (WHERE b.datid IS NOT NULL
                       AND b.backend_type NOT IN ('autovacuum worker', 'walsender')
                       AND (b.backend_xmin IS NOT NULL OR b.backend_xid IS NOT NULL))::float8 AS session_s,
                     max(age(b.backend_xmin)) FILTER (WHERE b.datid IS NULL
                       AND coalesce(b.backend_type, 'walsender') = 'walsender') AS standby_xid_age
                FROM pg_catalog.pg_stat_activity b WHERE b.pid <> pg_backend_pid()) a
  CROSS JOIN (SELECT max(age(q.transaction)) AS prepared_xid_age,
                     max(extract(epoch FROM clock_timestamp() - q.prepared))::float8 AS prepared_s
                FROM pg_catalog.pg_prepared_xacts q) t;
