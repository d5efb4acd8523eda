SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       pg_is_in_recovery() AS in_recovery,
       extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())::float8 AS uptime_s,
       extract(epoch FROM clock_timestamp() - pg_conf_load_time())::float8 AS conf_reload_age_s,
       pg_has_role(current_user, 'pg_read_all_settings', 'USAGE') AS can_read_all_settings,
       count(*) AS pending_restart,
       coalesce(array_agg(s.name ORDER BY s.name) FILTER (WHERE s.name = ANY (ARRAY[
         'max_connections', 'superuser_reserved_connections', 'reserved_connections', 'idle_in_transaction_session_timeout',
         'idle_session_timeout', 'transaction_timeout', 'statement_timeout', 'lock_timeout', 'deadlock_timeout',
         'max_locks_per_transaction', 'max_prepared_transactions', 'work_mem', 'shared_buffers', 'max_wal_size',
         'max_wal_senders', 'checkpoint_timeout', 'autovacuum', 'autovacuum_max_workers', 'autovacuum_freeze_max_age',
         'max_worker_processes', 'track_activities', 'track_counts', 'track_io_timing', 'log_lock_waits',
         'track_commit_timestamp'])), '{}') AS pending_names
  FROM pg_catalog.pg_settings s WHERE s.pending_restart;
