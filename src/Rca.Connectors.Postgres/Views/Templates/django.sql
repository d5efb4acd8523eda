-- Django: one row over public.django_migrations.
-- app and name stay behind.
GRANT SELECT ON public.django_migrations TO rca_view_owner;
CREATE OR REPLACE VIEW rca_evidence.django_migrations AS
SELECT count(*) AS row_count,
       max(applied) AS newest_applied_at
  FROM public.django_migrations;
ALTER VIEW rca_evidence.django_migrations OWNER TO rca_view_owner;
GRANT SELECT ON rca_evidence.django_migrations TO rca_reader;
