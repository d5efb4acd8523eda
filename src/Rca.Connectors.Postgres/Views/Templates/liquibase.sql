-- Liquibase: one row over public.databasechangelog.
-- author, filename, description and comments stay behind. dateexecuted has no time zone and is taken as UTC.
GRANT SELECT ON public.databasechangelog TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.liquibase_migrations AS
SELECT count(*) AS row_count,
       max(dateexecuted) AS newest_applied_at,
       max(orderexecuted) AS newest_order
  FROM public.databasechangelog;
ALTER VIEW rca_evidence.liquibase_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.liquibase_migrations TO rca_reader;
