
COMMIT;

-- The password. It is not in this file, and must not stand in a statement, which the server's log may keep. In psql, which sends it hashed:
--   \password :"role"
-- In pg_hba.conf, from the collector's address alone:
--   hostssl  :"database"  :"role"  ADDRESS  scram-sha-256

-- To be let in when the server is full for everybody else, which is when it is needed. From 16 on; reserved_connections needs a restart:
-- ALTER SYSTEM SET reserved_connections = 2;
-- GRANT pg_use_reserved_connections TO :"role";

-- What PUBLIC may do, the role may do. Rca.Pipeline reports these two and needs neither; revoking them is felt by every role that relies on them:
-- REVOKE CREATE ON SCHEMA public FROM PUBLIC;    -- the default up to 14
-- REVOKE TEMPORARY ON DATABASE :"database" FROM PUBLIC;
