-- One transaction: all of it, or nothing. It can be run again; what is there already stays.
BEGIN;

-- The role that Rca.Pipeline logs in as. CREATE ROLE has no IF NOT EXISTS, and one that can do more is not quietly taken over.
DO $rca$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'role') THEN
    CREATE ROLE :"role" LOGIN;
  ELSIF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'role'
                   AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR NOT rolcanlogin)) THEN
    RAISE EXCEPTION 'the role exists and is a superuser, can create roles or databases, replicate, bypass row security, or cannot log in: drop it or choose another name';
  END IF;
END
$rca$;

-- One connection to work with and one that may still be closing: a fault of ours can never fill the server.
ALTER ROLE :"role" CONNECTION LIMIT 2;

-- What its sessions start with. Each transaction sets the same or stricter; these hold where something between us and the server drops that.
-- Read-only is a habit and no wall: what the role cannot do rests on what it is not granted.
ALTER ROLE :"role" SET default_transaction_read_only = on;
-- No function or operator that somebody puts into another schema is ever called in place of a system one.
ALTER ROLE :"role" SET search_path = pg_catalog, pg_temp;
-- No statement runs for long, none waits in a queue of locks, no transaction is left open.
ALTER ROLE :"role" SET statement_timeout = '5s';
ALTER ROLE :"role" SET lock_timeout = '100ms';
ALTER ROLE :"role" SET idle_in_transaction_session_timeout = '10s';
-- From 17 on, also a bound on the whole transaction:
-- ALTER ROLE :"role" SET transaction_timeout = '10s';

-- To connect to the one database that the source names.
GRANT CONNECT ON DATABASE :"database" TO :"role";
