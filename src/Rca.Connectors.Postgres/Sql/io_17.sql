SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c) AS system_identifier,
       pg_is_in_recovery() AS in_recovery,
       extract(epoch FROM pg_catalog.pg_postmaster_start_time())::float8 AS started_epoch,
       current_setting('track_counts')::bool AS track_counts,
       o.oldest_xact_s, o.unseen,
       current_setting('track_io_timing')::bool AS track_io_timing,
       c.write_time AS checkpoint_write_ms, c.sync_time AS checkpoint_sync_ms, c.buffers_written AS checkpoint_buffers,
       extract(epoch FROM c.stats_reset)::float8 AS checkpoint_reset_epoch,
       w.maxwritten_clean, NULL::bigint AS backend_fsyncs, extract(epoch FROM w.stats_reset)::float8 AS writer_reset_epoch,
       i.reads, i.writes, i.extends, i.evictions, i.fsyncs, i.read_ms, i.write_ms, i.fsync_ms, i.client_reset_epoch,
       d.oid AS datid, d.datname = current_database() AS is_scope,
       s.temp_files, s.temp_bytes, s.blks_read, s.blks_hit, extract(epoch FROM s.stats_reset)::float8 AS stats_reset_epoch
  FROM pg_catalog.pg_database d JOIN pg_catalog.pg_stat_database s ON s.datid = d.oid
  CROSS JOIN pg_catalog.pg_stat_checkpointer c
  CROSS JOIN pg_catalog.pg_stat_bgwriter w
  CROSS JOIN (SELECT sum(n.reads)::bigint AS reads, sum(n.writes)::bigint AS writes, sum(n.extends)::bigint AS extends,
                     sum(n.evictions)::bigint AS evictions, sum(n.fsyncs)::bigint AS fsyncs, sum(n.read_time)::float8 AS read_ms,
                     sum(n.write_time)::float8 AS write_ms, sum(n.fsync_time)::float8 AS fsync_ms,
                     extract(epoch FROM max(n.stats_reset))::float8 AS client_reset_epoch
                FROM pg_catalog.pg_stat_io n WHERE n.backend_type = 'client backend') i
  CROSS JOIN (:activity) o
 ORDER BY is_scope DESC, s.temp_bytes DESC, d.oid LIMIT 21;
