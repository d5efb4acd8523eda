--# a15-big-value: V12 repeat
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(length(repeat('x', 300000000))) AS n FROM shop.person;
--# a15b-series: V12 other
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM generate_series(1, 1000000000);
--# a43-numeric-bomb: unknown
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(power(10::numeric, 131000)) AS n FROM shop.person;
--# a44-not-a-number: unknown
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max('NaN'::float8) AS n FROM shop.person;
--# a44b-infinity: unknown
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max('-infinity'::float8) AS n FROM shop.person;
--# a44c-infinite-time: unknown
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max('infinity'::timestamptz) AS n FROM shop.person;
--# a44d-text-in-digits: unknown
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(8097675849463465805) AS n FROM shop.person;
--# a45-cross-join: not-read too-expensive
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.person a, shop.person b, shop.person c, shop.person d, shop.person e, shop.person f;
--# a45b-slow-within-the-cost: not-read statement-timeout
CREATE TABLE shop.wide AS SELECT i % 2 AS id FROM generate_series(1, 20000) i;
DELETE FROM pg_statistic WHERE starelid = 'shop.wide'::regclass;
UPDATE pg_class SET reltuples = 10, relpages = 1 WHERE oid = 'shop.wide'::regclass;
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM shop.wide a JOIN shop.wide b USING (id) JOIN shop.mark_once c ON c.n < a.id + b.id + 5;
--# a52-many-columns: V22
CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, {columns} FROM shop.person;
