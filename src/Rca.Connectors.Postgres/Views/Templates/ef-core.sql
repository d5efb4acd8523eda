-- EF Core: one row over public.__EFMigrationsHistory.
-- The table has no time of application: an id begins with the time when its migration was written, in UTC. See ef-core-applied.
GRANT SELECT ON public."__EFMigrationsHistory" TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.ef_core_migrations AS
SELECT count(*) AS row_count,
       max(to_timestamp(substr("MigrationId", 1, 14), 'YYYYMMDDHH24MISS')::timestamp) AS newest_authored_at
  FROM public."__EFMigrationsHistory";
ALTER VIEW rca_evidence.ef_core_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.ef_core_migrations TO rca_reader;
