-- Alembic: one row over public.alembic_version.
-- The table has a row for each head and no time. version_num stays behind: it is free text.
GRANT SELECT ON public.alembic_version TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.alembic_migrations AS
SELECT count(*) AS row_count
  FROM public.alembic_version;
ALTER VIEW rca_evidence.alembic_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.alembic_migrations TO rca_reader;
