SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c) AS system_identifier,
       pg_is_in_recovery() AS in_recovery,
       extract(epoch FROM pg_catalog.pg_postmaster_start_time())::float8 AS started_epoch,
       current_setting('track_counts')::bool AS track_counts,
       o.oldest_xact_s, o.unseen,
       c.checkpoints_timed, c.checkpoints_req AS checkpoints_requested,
       extract(epoch FROM c.stats_reset)::float8 AS checkpoint_reset_epoch,
       NULL::bigint AS wal_records, NULL::bigint AS wal_fpi, NULL::float8 AS wal_bytes, NULL::bigint AS wal_buffers_full,
       NULL::float8 AS wal_reset_epoch,
       current_setting('archive_mode') <> 'off' AS archives,
       r.archived_count AS archived,
       extract(epoch FROM clock_timestamp() - r.last_archived_time)::float8 AS last_archived_s,
       extract(epoch FROM clock_timestamp() - r.last_failed_time)::float8 AS last_failed_s,
       extract(epoch FROM r.stats_reset)::float8 AS archive_reset_epoch
  FROM pg_catalog.pg_stat_bgwriter c
  CROSS JOIN pg_catalog.pg_stat_archiver r
  CROSS JOIN (:activity) o;
