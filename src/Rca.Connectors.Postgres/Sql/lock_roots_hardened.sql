SELECT r.pid,
       CASE r.backend_type WHEN 0 THEN 'other' ELSE (ARRAY['client backend', 'parallel worker', 'autovacuum launcher', 'autovacuum worker',
         'background worker', 'background writer', 'checkpointer', 'logical replication launcher', 'logical replication apply worker',
         'logical replication parallel worker', 'logical replication tablesync worker', 'logical replication worker', 'startup', 'walreceiver', 'walsender',
         'walwriter'])[r.backend_type] END AS backend_type,
       CASE r.state WHEN 0 THEN 'other' ELSE (ARRAY['active', 'idle', 'idle in transaction', 'idle in transaction (aborted)',
         'fastpath function call', 'disabled', 'starting'])[r.state] END AS state,
       CASE r.wait_event_type WHEN 0 THEN 'other' ELSE (ARRAY['Activity', 'BufferPin', 'Client', 'Extension', 'InjectionPoint', 'IO',
         'IPC', 'Lock', 'LWLock', 'Timeout'])[r.wait_event_type] END AS wait_event_type,
       r.xact_s, r.state_s, r.backend_start_epoch
  FROM rca_evidence.lock_roots_v1($1::int[]) r;
