-- EF Core, with the time of application: one row over public.__EFMigrationsHistory.
-- Needs track_commit_timestamp = on: without it every reading of the view fails. A row from before it was switched on has no time.
GRANT SELECT ON public."__EFMigrationsHistory" TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.ef_core_applied AS
SELECT count(*) AS row_count,
       max(to_timestamp(substr("MigrationId", 1, 14), 'YYYYMMDDHH24MISS')::timestamp) AS newest_authored_at,
       max(pg_xact_commit_timestamp(xmin)) AS newest_applied_at
  FROM public."__EFMigrationsHistory";
ALTER VIEW rca_evidence.ef_core_applied OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.ef_core_applied TO rca_reader;
