-- Flyway: one row over public.flyway_schema_history.
-- script, description, installed_by and checksum stay behind. installed_on has no time zone and is taken as UTC.
GRANT SELECT ON public.flyway_schema_history TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.flyway_migrations AS
SELECT count(*) AS row_count,
       max(installed_on) AS newest_applied_at,
       count(*) FILTER (WHERE NOT success) AS failed_count,
       max(execution_time) AS longest_ms
  FROM public.flyway_schema_history;
ALTER VIEW rca_evidence.flyway_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.flyway_migrations TO rca_reader;
