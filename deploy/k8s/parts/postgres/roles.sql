-- A login for each role of rca that keeps state, with what that role needs and no right to change the schema. Run it once as the login that owns the schema,
-- after 'rca store migrate' and after each migration that made a new version; running it again changes nothing. Give them passwords afterwards:
--   ALTER ROLE rca_planner PASSWORD '...';
--   ALTER ROLE rca_aggregator PASSWORD '...';
-- Intake, redactor and collectors have no login: they see nothing of the store.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rca_planner') THEN
    CREATE ROLE rca_planner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rca_aggregator') THEN
    CREATE ROLE rca_aggregator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
END
$$;

REVOKE ALL ON SCHEMA rca FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA rca FROM rca_planner, rca_aggregator;
GRANT USAGE ON SCHEMA rca TO rca_planner, rca_aggregator;
GRANT SELECT ON rca.schema_versions TO rca_planner, rca_aggregator;

-- Plans and sends, and records for a source that nobody serves. It reads no evidence but parts of its own, and no manifest.
GRANT SELECT, INSERT, UPDATE, DELETE ON rca.incidents TO rca_planner;
GRANT SELECT, INSERT, UPDATE ON rca.episodes, rca.plans, rca.plan_items, rca.collections TO rca_planner;
GRANT SELECT, INSERT ON rca.aliases, rca.fingerprints, rca.parts TO rca_planner;

-- Records, seals, announces, serves and deletes. It plans nothing.
GRANT SELECT, UPDATE ON rca.incidents, rca.plans, rca.plan_items, rca.collections TO rca_aggregator;
GRANT SELECT, INSERT ON rca.parts, rca.evidence, rca.manifest_evidence, rca.manifests TO rca_aggregator;
GRANT UPDATE ON rca.manifests TO rca_aggregator;
GRANT SELECT ON rca.aliases, rca.episodes, rca.fingerprints TO rca_aggregator;
GRANT DELETE ON rca.plans, rca.plan_items, rca.parts, rca.collections, rca.evidence, rca.manifest_evidence, rca.manifests, rca.episodes, rca.fingerprints TO rca_aggregator;
