SELECT s.name, s.reset_val AS value, s.unit, s.vartype, s.reset_val IS DISTINCT FROM s.boot_val AS changed, s.pending_restart
  FROM pg_catalog.pg_settings s
 WHERE s.vartype IN ('bool', 'integer', 'real')
   AND s.name = ANY (ARRAY[
         'max_connections', 'superuser_reserved_connections', 'reserved_connections', 'idle_in_transaction_session_timeout',
         'idle_session_timeout', 'transaction_timeout', 'statement_timeout', 'lock_timeout', 'deadlock_timeout',
         'max_locks_per_transaction', 'max_prepared_transactions', 'work_mem', 'shared_buffers', 'max_wal_size',
         'max_wal_senders', 'checkpoint_timeout', 'autovacuum', 'autovacuum_max_workers', 'autovacuum_freeze_max_age',
         'max_worker_processes', 'track_activities', 'track_counts', 'track_io_timing', 'log_lock_waits',
         'track_commit_timestamp'])
 ORDER BY s.name;
