--# a24-immutable-at-plan-time: V10
CREATE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person WHERE rca_evidence.f(1) = 1;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a25-operator: V09 V10
CREATE FUNCTION rca_evidence.f(int, int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN rca_evidence.mark() = 1; END $$;
CREATE OPERATOR rca_evidence.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = rca_evidence.f);
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.mark_once WHERE n OPERATOR(rca_evidence.===) 1;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a26-domain: V11 V16
CREATE FUNCTION rca_evidence.f(int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN rca_evidence.mark() = 1; END $$;
CREATE DOMAIN rca_evidence.d AS int CHECK (rca_evidence.f(VALUE));
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n::rca_evidence.d::int) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a27-row-security: V07
CREATE FUNCTION rca_evidence.f(int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN rca_evidence.mark() = 1; END $$;
ALTER TABLE shop.mark_once ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON shop.mark_once USING (rca_evidence.f(n));
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a42-foreign-partition: V06
--needs file_fdw
CREATE EXTENSION IF NOT EXISTS file_fdw SCHEMA shop;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE TABLE shop.parted (n int) PARTITION BY RANGE (n);
CREATE FOREIGN TABLE shop.part PARTITION OF shop.parted FOR VALUES FROM (0) TO (10) SERVER files OPTIONS (program 'touch {mark}; echo 1');
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO {owner};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.parted;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a42b-foreign-table: V06
--needs file_fdw
CREATE EXTENSION IF NOT EXISTS file_fdw SCHEMA shop;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE shop.far (n int) SERVER files OPTIONS (program 'touch {mark}; echo 1');
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO {owner};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.far;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a48-index-predicate: V20
CREATE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 1; END $$;
CREATE INDEX ON shop.mark_once (n) WHERE n > rca_evidence.f(1);
CREATE OR REPLACE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.mark_once WHERE n > 0;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a49-check-constraint: V20
CREATE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE shop.parent (n int);
CREATE TABLE shop.child (CHECK (n > rca_evidence.f(1))) INHERITS (shop.parent);
CREATE OR REPLACE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO {owner};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.parent WHERE n > 0;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a50-partition-key: V20
--since 13
-- Before 13 the server runs the key's function for whoever creates the view, which leaves the mark.
CREATE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE shop.keyed (n int) PARTITION BY RANGE ((n + rca_evidence.f(1)));
CREATE TABLE shop.key1 PARTITION OF shop.keyed FOR VALUES FROM (0) TO (10);
CREATE OR REPLACE FUNCTION rca_evidence.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO {owner};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.keyed WHERE n > 0;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35-view-over-view: V10
CREATE VIEW rca_evidence.inner1 AS SELECT rca_evidence.mark() AS n FROM shop.mark_once;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM rca_evidence.inner1;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35b-in-a-sublink: V10
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(n = (SELECT rca_evidence.mark())) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35c-in-a-cte: V10
CREATE VIEW rca_evidence.v AS WITH c AS MATERIALIZED (SELECT rca_evidence.mark() AS n FROM shop.mark_once) SELECT count(*) AS row_count, max(n) AS n FROM c;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35d-in-an-order: V10
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.mark_once ORDER BY max(rca_evidence.mark());
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35e-aggregate-of-ones-own: V09 V10
CREATE FUNCTION rca_evidence.f(int, int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
CREATE AGGREGATE rca_evidence.a(int) (SFUNC = rca_evidence.f, STYPE = int, INITCOND = '0');
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, rca_evidence.a(n) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
--# a35f-cast-of-ones-own: V09 V10
CREATE TYPE rca_evidence.t AS (n int);
CREATE FUNCTION rca_evidence.f(rca_evidence.t) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN rca_evidence.mark(); END $$;
CREATE CAST (rca_evidence.t AS int) WITH FUNCTION rca_evidence.f(rca_evidence.t);
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(row(n)::rca_evidence.t::int) AS n FROM shop.mark_once;
--! SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL
