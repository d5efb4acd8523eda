
-- The login role holds no pg_read_all_stats: the text of other sessions' statements, their addresses and states are hidden from it.
-- (A warning that it was no member is what you want to see.)
ALTER ROLE :"role" NOINHERIT;
REVOKE pg_read_all_stats FROM :"role";

-- Who owns the functions below. Nobody can log in as it; its only right is to see what sessions do. Grant it nothing else:
-- Rca.Pipeline checks the functions and their owner before it calls them, and refuses when they are not those of this file.
DO $rca$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rca_evidence_owner') THEN
    CREATE ROLE rca_evidence_owner NOLOGIN;
  END IF;
END
$rca$;
GRANT pg_read_all_stats TO rca_evidence_owner;

-- A schema of their own, which the login role may look into and not write to.
CREATE SCHEMA IF NOT EXISTS rca_evidence AUTHORIZATION rca_evidence_owner;
REVOKE ALL ON SCHEMA rca_evidence FROM PUBLIC;
GRANT USAGE ON SCHEMA rca_evidence TO :"role";

-- How many sessions do what. It returns numbers only. SECURITY DEFINER: it sees what its owner sees. search_path: nobody can slip it another function.
CREATE OR REPLACE FUNCTION rca_evidence.sessions_v1()
RETURNS TABLE (client_backends bigint, untracked_backends bigint, hidden_backends bigint, active bigint, idle bigint, idle_in_tx bigint,
               idle_in_tx_aborted bigint, idle_in_tx_over_60s bigint, waiting_lock bigint, waiting_lwlock bigint, waiting_io bigint, on_cpu bigint,
               autovacuum_workers bigint, walsenders bigint, opened_last_60s bigint, oldest_xact_s float8, oldest_idle_in_tx_s float8,
               longest_active_s float8, oldest_xmin_age_xids integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $rca$
SELECT count(*) FILTER (WHERE backend_type = 'client backend'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'disabled'),
       count(*) FILTER (WHERE backend_type IS NULL AND datid IS NOT NULL),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle in transaction (aborted)'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%' AND state_change < clock_timestamp() - interval '60 s'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'Lock'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'LWLock'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND wait_event_type = 'IO'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active' AND wait_event_type IS NULL),
       count(*) FILTER (WHERE backend_type = 'autovacuum worker'),
       count(*) FILTER (WHERE backend_type = 'walsender'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND backend_start > clock_timestamp() - interval '60 s'),
       max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE backend_type = 'client backend')::float8,
       max(extract(epoch FROM clock_timestamp() - state_change)) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%')::float8,
       max(extract(epoch FROM clock_timestamp() - query_start)) FILTER (WHERE backend_type = 'client backend' AND state = 'active')::float8,
       max(age(backend_xmin))
  FROM pg_catalog.pg_stat_activity
 WHERE pid <> pg_backend_pid()
$rca$;

-- What sessions keep others from: the oldest transaction, and what holds vacuum back. Numbers only.
CREATE OR REPLACE FUNCTION rca_evidence.activity_v1()
RETURNS TABLE (oldest_xact_s float8, unseen bigint, hidden bigint, workers bigint, session_xid_age integer, session_s float8, standby_xid_age integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $rca$
SELECT max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE datid IS NOT NULL)::float8,
       count(*) FILTER (WHERE datid IS NOT NULL AND (backend_type IS NULL OR state = 'disabled')),
       count(*) FILTER (WHERE datid IS NOT NULL AND backend_type IS NULL),
       count(*) FILTER (WHERE backend_type = 'autovacuum worker'),
       max(greatest(age(backend_xmin), age(backend_xid))) FILTER (WHERE datid IS NOT NULL
         AND coalesce(backend_type, 'client backend') NOT IN ('autovacuum worker', 'walsender')),
       max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE datid IS NOT NULL
         AND backend_type NOT IN ('autovacuum worker', 'walsender') AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL))::float8,
       max(age(backend_xmin)) FILTER (WHERE datid IS NULL AND coalesce(backend_type, 'walsender') = 'walsender')
  FROM pg_catalog.pg_stat_activity
 WHERE pid <> pg_backend_pid()
$rca$;

-- What the sessions at the root of a chain of locks do, for at most 200 process ids.
-- Kind, state and wait are numbers: their places in these lists, 0 for another.
CREATE OR REPLACE FUNCTION rca_evidence.lock_roots_v1(pids integer[])
RETURNS TABLE (pid integer, backend_type integer, state integer, wait_event_type integer, xact_s float8, state_s float8, backend_start_epoch float8)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $rca$
SELECT a.pid,
       CASE WHEN a.backend_type IS NOT NULL THEN coalesce(array_position(ARRAY['client backend', 'parallel worker', 'autovacuum launcher', 'autovacuum worker',
         'background worker', 'background writer', 'checkpointer', 'logical replication launcher', 'logical replication apply worker',
         'logical replication parallel worker', 'logical replication tablesync worker', 'logical replication worker', 'startup', 'walreceiver', 'walsender',
         'walwriter'], a.backend_type), 0) END,
       CASE WHEN a.state IS NOT NULL THEN coalesce(array_position(ARRAY['active', 'idle', 'idle in transaction', 'idle in transaction (aborted)',
         'fastpath function call', 'disabled', 'starting'], a.state), 0) END,
       CASE WHEN a.wait_event_type IS NOT NULL THEN coalesce(array_position(ARRAY['Activity', 'BufferPin', 'Client', 'Extension', 'InjectionPoint', 'IO',
         'IPC', 'Lock', 'LWLock', 'Timeout'], a.wait_event_type), 0) END,
       extract(epoch FROM clock_timestamp() - a.xact_start)::float8,
       extract(epoch FROM clock_timestamp() - a.state_change)::float8,
       extract(epoch FROM a.backend_start)::float8
  FROM pg_catalog.pg_stat_activity a
 WHERE a.pid = ANY (pids) LIMIT 201
$rca$;

ALTER FUNCTION rca_evidence.sessions_v1() OWNER TO rca_evidence_owner;
ALTER FUNCTION rca_evidence.activity_v1() OWNER TO rca_evidence_owner;
ALTER FUNCTION rca_evidence.lock_roots_v1(integer[]) OWNER TO rca_evidence_owner;
-- New functions may be called by everybody: these by the login role alone.
REVOKE ALL ON FUNCTION rca_evidence.sessions_v1(), rca_evidence.activity_v1(), rca_evidence.lock_roots_v1(integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rca_evidence.sessions_v1(), rca_evidence.activity_v1(), rca_evidence.lock_roots_v1(integer[]) TO :"role";
