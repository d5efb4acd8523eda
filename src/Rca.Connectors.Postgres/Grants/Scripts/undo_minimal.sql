
-- To take it all back:
-- REVOKE CONNECT ON DATABASE :"database" FROM :"role";
-- DROP ROLE :"role";
