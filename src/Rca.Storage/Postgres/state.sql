-- What collectors remember of their sources. Run it once as an administrator of the database, before sourceState is configured; running it again changes nothing.
-- It makes the role rca_state, which can use this schema and nothing else of Rca. Give it a password afterwards:
--   ALTER ROLE rca_state PASSWORD '...';
-- The database may be that of the store or any other: the role of the store needs no right here, and this role has none there.

CREATE SCHEMA IF NOT EXISTS rca_state;

CREATE TABLE IF NOT EXISTS rca_state.entries (
  source text NOT NULL CHECK (source ~ '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$'),
  -- A digest: no name is in clear.
  key text NOT NULL CHECK (key ~ '^[0-9a-f]{32}$'),
  version bigint NOT NULL,
  -- Numbers, times, digests and words of closed sets.
  clear text NOT NULL CHECK (octet_length(clear) <= 16384),
  -- A JWE (dir, A256GCM) over 64 KiB or less.
  sealed text CHECK (octet_length(sealed) <= 98304),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (source, key)
);

CREATE INDEX IF NOT EXISTS entries_expired ON rca_state.entries (source, expires_at);

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rca_state') THEN
    CREATE ROLE rca_state LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 50;
  END IF;
END
$$;

REVOKE ALL ON SCHEMA rca_state FROM PUBLIC;
GRANT USAGE ON SCHEMA rca_state TO rca_state;
GRANT SELECT, INSERT, UPDATE, DELETE ON rca_state.entries TO rca_state;
