SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       x.oid AS xid_datid, x.xid_age, m.oid AS multixact_datid, m.multixact_age,
       current_setting('autovacuum')::bool AND current_setting('track_counts')::bool AS autovacuum,
       current_setting('autovacuum_freeze_max_age')::bigint AS freeze_max_age,
       current_setting('autovacuum_multixact_freeze_max_age')::bigint AS multixact_freeze_max_age,
       current_setting('autovacuum_max_workers')::int AS max_workers,
       a.sees_all AS can_read_all_stats, a.workers, a.hidden AS unseen, a.session_xid_age, a.session_s, a.standby_xid_age,
       (SELECT count(*) FROM pg_catalog.pg_stat_get_progress_info('VACUUM') v) AS vacuums,
       (SELECT max(greatest(age(r.xmin), age(r.catalog_xmin))) FROM pg_catalog.pg_replication_slots r) AS slot_xid_age,
       t.prepared_xid_age, t.prepared_s
  FROM (SELECT d.oid, age(d.datfrozenxid)::bigint AS xid_age FROM pg_catalog.pg_database d ORDER BY 2 DESC, 1 LIMIT 1) x
  CROSS JOIN (SELECT d.oid, mxid_age(d.datminmxid)::bigint AS multixact_age FROM pg_catalog.pg_database d ORDER BY 2 DESC, 1 LIMIT 1) m
  CROSS JOIN (:activity) a
  CROSS JOIN (SELECT max(age(q.transaction)) AS prepared_xid_age,
                     max(extract(epoch FROM clock_timestamp() - q.prepared))::float8 AS prepared_s
                FROM pg_catalog.pg_prepared_xact() q) t;
