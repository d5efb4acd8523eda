-- For a superuser to read and run. Put the schema of your table in place of public, and the collector's role in place of rca_reader.
-- The view belongs to a role that nobody logs in as, and that may read this one table: the view alone decides what of it is seen.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rca_view_owner') THEN
    CREATE ROLE rca_view_owner NOLOGIN;
  END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS rca_evidence;
GRANT USAGE ON SCHEMA public TO rca_view_owner;
GRANT USAGE ON SCHEMA rca_evidence TO rca_reader;
