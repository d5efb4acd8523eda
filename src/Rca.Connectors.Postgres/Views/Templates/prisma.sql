-- Prisma: one row over public._prisma_migrations.
-- logs, which hold SQL and data, and migration_name stay behind.
GRANT SELECT ON public._prisma_migrations TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.prisma_migrations AS
SELECT count(*) AS row_count,
       max(finished_at) AS newest_applied_at,
       count(rolled_back_at) AS rolled_back_count,
       count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL) AS unfinished_count
  FROM public._prisma_migrations;
ALTER VIEW rca_evidence.prisma_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.prisma_migrations TO rca_reader;
