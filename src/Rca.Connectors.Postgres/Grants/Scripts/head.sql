-- What the PostgreSQL connector of Rca.Pipeline needs, mode :mode, for PostgreSQL 12 and later. Nothing else is asked for.
-- Read it, then run it as a superuser, connected to the database:
--   psql -X -v ON_ERROR_STOP=1 -d DATABASE -f FILE

