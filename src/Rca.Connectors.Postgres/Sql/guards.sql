SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL role = 'none';
SET LOCAL statement_timeout = '2s';
SET LOCAL lock_timeout = '100ms';
SET LOCAL idle_in_transaction_session_timeout = '5s';
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL jit = off;
SET LOCAL work_mem = '4MB';
