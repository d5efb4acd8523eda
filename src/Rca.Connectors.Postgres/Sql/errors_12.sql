SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c) AS system_identifier,
       pg_is_in_recovery() AS in_recovery,
       extract(epoch FROM pg_catalog.pg_postmaster_start_time())::float8 AS started_epoch,
       current_setting('track_counts')::bool AS track_counts,
       o.oldest_xact_s, o.unseen,
       current_setting('archive_mode') <> 'off' AS archives,
       r.failed_count AS archive_failures, extract(epoch FROM r.stats_reset)::float8 AS archive_reset_epoch,
       NULL::bigint AS apply_errors, NULL::bigint AS sync_errors, NULL::float8 AS subscription_reset_epoch,
       d.oid AS datid, d.datname = current_database() AS is_scope,
       s.xact_commit, s.xact_rollback, s.deadlocks, s.conflicts, s.checksum_failures,
       NULL::bigint AS sessions, NULL::bigint AS sessions_abandoned, NULL::bigint AS sessions_fatal, NULL::bigint AS sessions_killed,
       extract(epoch FROM s.stats_reset)::float8 AS stats_reset_epoch
  FROM pg_catalog.pg_database d JOIN pg_catalog.pg_stat_database s ON s.datid = d.oid
  CROSS JOIN pg_catalog.pg_stat_archiver r
  CROSS JOIN (:activity) o
 ORDER BY is_scope DESC, s.xact_commit + s.xact_rollback DESC, d.oid LIMIT 21;
