--# r00-missing: V00
SELECT 1;
--# r01-table: V01
CREATE TABLE rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
--# r01b-materialized: V01
CREATE MATERIALIZED VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
--# r02-superuser: V02
--keep owner
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
--# r03-owner-is-collector: V03
GRANT {owner} TO {role};
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
--# r04-can-write: V04
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
GRANT DELETE ON rca_evidence.v TO {role};
--# r05-nested: V05
CREATE VIEW rca_evidence.n1 AS SELECT n FROM shop.mark_once;
CREATE VIEW rca_evidence.n2 AS SELECT n FROM rca_evidence.n1;
CREATE VIEW rca_evidence.n3 AS SELECT n FROM rca_evidence.n2;
CREATE VIEW rca_evidence.n4 AS SELECT n FROM rca_evidence.n3;
CREATE VIEW rca_evidence.n5 AS SELECT n FROM rca_evidence.n4;
CREATE VIEW rca_evidence.n6 AS SELECT n FROM rca_evidence.n5;
CREATE VIEW rca_evidence.n7 AS SELECT n FROM rca_evidence.n6;
CREATE VIEW rca_evidence.n8 AS SELECT n FROM rca_evidence.n7;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM rca_evidence.n8;
--# r08-base-readable: V08
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person;
GRANT SELECT (id) ON shop.person TO {role};
--# r11-enum: V11
CREATE TYPE rca_evidence.e AS ENUM ('PLANTED');
CREATE TABLE shop.typed (e rca_evidence.e);
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, bool_or(e = 'PLANTED') AS n FROM shop.typed;
--# r14-type: V14
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, 'PLANTED'::text AS n FROM shop.person;
--# r14b-bytes: V14
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, array_agg(id) AS n FROM shop.person;
--# r18-security-invoker: V08 V18
--since 15
GRANT SELECT ON shop.person TO {role};
CREATE VIEW rca_evidence.v WITH (security_invoker = true) AS SELECT count(*) AS row_count FROM shop.person;
--# r19-recursive: V19
CREATE VIEW rca_evidence.v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) AS row_count FROM r;
--# r23-migration-view-on-another-table: V23 migration
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(amount) AS n FROM shop.person;
--# r23b-migration-view-with-groups: V23 migration
CREATE TABLE shop.django_migrations AS SELECT * FROM shop.person;
CREATE VIEW rca_evidence.v AS SELECT id, count(*) AS row_count, max(amount) AS n FROM shop.django_migrations GROUP BY id;
--# r23c-migration-functions-elsewhere: V12
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(to_timestamp(substr(email, 1, 14), 'YYYYMMDDHH24MISS')) AS n FROM shop.person;
--# r23d-migration-view-with-a-join: V23 migration
CREATE TABLE shop.django_migrations AS SELECT * FROM shop.person;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(p.amount) AS n FROM shop.django_migrations d JOIN shop.person p USING (id);
