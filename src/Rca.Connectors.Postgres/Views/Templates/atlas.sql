-- Atlas: one row over public.atlas_schema_revisions.
-- error and error_stmt, which hold SQL and data, stay behind.
GRANT SELECT ON public.atlas_schema_revisions TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.atlas_migrations AS
SELECT count(*) AS row_count,
       max(executed_at) AS newest_applied_at,
       count(*) FILTER (WHERE applied < total) AS unfinished_count
  FROM public.atlas_schema_revisions;
ALTER VIEW rca_evidence.atlas_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.atlas_migrations TO rca_reader;
