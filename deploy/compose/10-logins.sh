#!/bin/sh
# A login for the store's owner and for each role that keeps state there, and one for the postgres collector: it may connect and read statistics.
# What the roles may do in the store is granted by roles.sql, once the schema is there.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v database="$POSTGRES_DB" \
  -v owner="$OWNER_PASSWORD" -v planner="$PLANNER_PASSWORD" -v aggregator="$AGGREGATOR_PASSWORD" -v reader="$READER_PASSWORD" <<'SQL'
CREATE ROLE rca_owner LOGIN PASSWORD :'owner';
CREATE ROLE rca_planner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'planner';
CREATE ROLE rca_aggregator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'aggregator';
CREATE ROLE rca_reader LOGIN CONNECTION LIMIT 2 PASSWORD :'reader';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CREATE, CONNECT ON DATABASE :"database" TO rca_owner;
GRANT CONNECT ON DATABASE :"database" TO rca_planner, rca_aggregator, rca_reader;
GRANT pg_read_all_stats TO rca_reader;
SQL
