-- golang-migrate: one row over public.schema_migrations.
-- The table has one row: the version that the database is at, and whether its migration failed halfway.
GRANT SELECT ON public.schema_migrations TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.golang_migrations AS
SELECT count(*) AS row_count,
       max(version) AS version,
       bool_or(dirty) AS is_dirty
  FROM public.schema_migrations;
ALTER VIEW rca_evidence.golang_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.golang_migrations TO rca_reader;
