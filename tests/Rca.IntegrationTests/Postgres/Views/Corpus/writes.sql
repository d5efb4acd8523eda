--# a02-nextval: V12 next-val
CREATE SEQUENCE rca_evidence.s;
GRANT ALL ON SEQUENCE rca_evidence.s TO {role};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, nextval('rca_evidence.s') AS n FROM shop.person;
--? SELECT is_called FROM rca_evidence.s
--# a03-definer-insert: V10
CREATE FUNCTION rca_evidence.f() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO shop.mark VALUES (1); RETURN 1; END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.f()) AS n FROM shop.person;
--? SELECT count(*) > 0 FROM shop.mark
--# a04-dblink-write: V10
--needs dblink
CREATE EXTENSION IF NOT EXISTS dblink SCHEMA shop;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(length(shop.dblink_exec('{conn}', 'INSERT INTO shop.mark VALUES (1)'))) AS n FROM shop.mark_once;
--! SELECT count(*) > 0 FROM shop.mark
--# a04b-dblink-write-by-definer: V10
--needs dblink
CREATE EXTENSION IF NOT EXISTS dblink SCHEMA shop;
CREATE FUNCTION rca_evidence.f() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS
$$ BEGIN PERFORM shop.dblink_exec('{conn}', 'INSERT INTO shop.mark VALUES (1)'); RETURN 1; END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.f()) AS n FROM shop.mark_once;
--! SELECT count(*) > 0 FROM shop.mark
--# a09-notify: V12 pg-notify
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM (SELECT (pg_notify('c', 'PLANTED') IS NULL)::int AS n FROM shop.mark_once) x;
--# a10-terminate-backend: V12 pg-terminate-backend
GRANT pg_signal_backend TO {role};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(pg_terminate_backend({victim})) AS n FROM shop.mark_once;
--? SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = {victim})
--# a10b-terminate-backend-by-definer: V10
CREATE FUNCTION rca_evidence.f() RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$ SELECT pg_terminate_backend({victim}) $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(rca_evidence.f()) AS n FROM shop.mark_once;
--! SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = {victim})
--# a11-lo-create: V12 lo-create
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(lo_create(4711)::bigint) AS n FROM shop.mark_once;
--? SELECT EXISTS (SELECT FROM pg_largeobject_metadata WHERE oid = 4711)
--# a12-logical-message: V12 pg-logical-emit-message
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(pg_logical_emit_message(false, 'p', 'PLANTED') IS NULL) AS n FROM shop.mark_once;
--# a13-txid: V12 txid-current
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(txid_current()) AS n FROM shop.mark_once;
--# a32-stat-reset: V12 pg-stat-reset
CREATE TABLE shop.counted AS SELECT stats_reset FROM pg_stat_database WHERE datname = current_database();
GRANT EXECUTE ON FUNCTION pg_stat_reset() TO {role};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(pg_stat_reset() IS NULL) AS n FROM shop.mark_once;
--! SELECT d.stats_reset IS DISTINCT FROM c.stats_reset FROM pg_stat_database d, shop.counted c WHERE d.datname = current_database()
--# a32b-stat-reset-by-definer: V10
CREATE TABLE shop.counted AS SELECT stats_reset FROM pg_stat_database WHERE datname = current_database();
CREATE FUNCTION rca_evidence.f() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM pg_stat_reset(); RETURN 1; END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.f()) AS n FROM shop.mark_once;
--! SELECT d.stats_reset IS DISTINCT FROM c.stats_reset FROM pg_stat_database d, shop.counted c WHERE d.datname = current_database()
--# a33-read-file: V10
CREATE FUNCTION rca_evidence.f() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$ SELECT ascii(pg_read_file('PG_VERSION'))::bigint $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.f()) AS n FROM shop.mark_once;
--# a33b-read-file-directly: V12 pg-read-file
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(ascii(pg_read_file('PG_VERSION'))) AS n FROM shop.mark_once;
--# a34-program: V10
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.mark()) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a36-access-exclusive: V10
CREATE FUNCTION rca_evidence.f() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN LOCK TABLE shop.mark IN ACCESS EXCLUSIVE MODE; RETURN 1; END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.f()) AS n FROM shop.mark_once;
--? SELECT EXISTS (SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'shop.mark'::regclass)
--# a36b-row-locks: V13 V17
CREATE VIEW rca_evidence.v AS SELECT id::bigint AS row_count FROM shop.person FOR UPDATE;
--? SELECT EXISTS (SELECT FROM pg_locks WHERE mode = 'RowShareLock' AND relation = 'shop.person'::regclass)
