#!/bin/sh
# The role of the postgres collector: it may connect and read statistics, and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$READER_PASSWORD" <<'SQL'
CREATE ROLE rca_reader LOGIN CONNECTION LIMIT 2 PASSWORD :'password';
GRANT CONNECT ON DATABASE rca TO rca_reader;
GRANT pg_read_all_stats TO rca_reader;
SQL
