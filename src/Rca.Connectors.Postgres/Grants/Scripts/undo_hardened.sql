
-- To take it all back (the last line only when no other database has the functions):
-- DROP FUNCTION rca_evidence.sessions_v1(), rca_evidence.activity_v1(), rca_evidence.lock_roots_v1(integer[]);
-- DROP SCHEMA rca_evidence;
-- REVOKE CONNECT ON DATABASE :"database" FROM :"role";
-- DROP ROLE :"role";
-- REVOKE pg_read_all_stats FROM rca_evidence_owner; DROP ROLE rca_evidence_owner;
