SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c) AS system_identifier,
       pg_is_in_recovery() AS in_recovery,
       extract(epoch FROM pg_catalog.pg_postmaster_start_time())::float8 AS started_epoch,
       current_setting('track_counts')::bool AS track_counts,
       o.oldest_xact_s, o.unseen,
       current_setting('track_io_timing')::bool AS track_io_timing,
       w.checkpoint_write_time AS checkpoint_write_ms, w.checkpoint_sync_time AS checkpoint_sync_ms, w.buffers_checkpoint AS checkpoint_buffers,
       extract(epoch FROM w.stats_reset)::float8 AS checkpoint_reset_epoch,
       w.maxwritten_clean, w.buffers_backend_fsync AS backend_fsyncs, extract(epoch FROM w.stats_reset)::float8 AS writer_reset_epoch,
       NULL::bigint AS reads, NULL::bigint AS writes, NULL::bigint AS extends, NULL::bigint AS evictions, NULL::bigint AS fsyncs,
       NULL::float8 AS read_ms, NULL::float8 AS write_ms, NULL::float8 AS fsync_ms, NULL::float8 AS client_reset_epoch,
       d.oid AS datid, d.datname = current_database() AS is_scope,
       s.temp_files, s.temp_bytes, s.blks_read, s.blks_hit, extract(epoch FROM s.stats_reset)::float8 AS stats_reset_epoch
  FROM pg_catalog.pg_database d JOIN pg_catalog.pg_stat_database s ON s.datid = d.oid
  CROSS JOIN pg_catalog.pg_stat_bgwriter w
  CROSS JOIN (:activity) o
 ORDER BY is_scope DESC, s.temp_bytes DESC, d.oid LIMIT 21;
