-- Rails: one row over public.schema_migrations.
-- The table has no time of application: a version is the time when its migration was written.
GRANT SELECT ON public.schema_migrations TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.rails_migrations AS
SELECT count(*) AS row_count,
       max(to_timestamp(substr(version, 1, 14), 'YYYYMMDDHH24MISS')::timestamp) AS newest_authored_at
  FROM public.schema_migrations;
ALTER VIEW rca_evidence.rails_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.rails_migrations TO rca_reader;
