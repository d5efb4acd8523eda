SELECT f.finding
  FROM (SELECT r.oid, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls, r.rolconnlimit
          FROM pg_catalog.pg_roles r WHERE r.oid = to_regrole(quote_ident(session_user::text))) me
 CROSS JOIN LATERAL (
       SELECT 'role-superuser' WHERE me.rolsuper
 UNION ALL SELECT 'role-createrole' WHERE me.rolcreaterole
 UNION ALL SELECT 'role-createdb' WHERE me.rolcreatedb
 UNION ALL SELECT 'role-replication' WHERE me.rolreplication
 UNION ALL SELECT 'role-bypassrls' WHERE me.rolbypassrls
 UNION ALL SELECT 'member-' || replace(p.name, '_', '-')
      FROM (VALUES ('pg_read_all_data'), ('pg_write_all_data'), ('pg_read_server_files'), ('pg_write_server_files'), ('pg_execute_server_program'),
                   ('pg_signal_backend'), ('pg_signal_autovacuum_worker'), ('pg_maintain'), ('pg_checkpoint'), ('pg_create_subscription'),
                   ('pg_database_owner'), ('rds_superuser'), ('cloudsqlsuperuser'), ('azure_pg_admin'),
                   ('pg_monitor'), ('pg_read_all_settings'), ('pg_stat_scan_tables')) p (name)
     WHERE NOT me.rolsuper AND pg_has_role(me.oid, to_regrole(p.name)::oid, 'MEMBER')
 UNION ALL SELECT 'role-in-another-role' WHERE NOT me.rolsuper AND EXISTS (
      SELECT FROM pg_catalog.pg_auth_members m WHERE m.member = me.oid AND m.roleid >= 16384)
 UNION ALL SELECT 'role-owns-objects' WHERE EXISTS (
      SELECT FROM pg_catalog.pg_shdepend d WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass AND d.refobjid = me.oid AND d.deptype = 'o')
 UNION ALL SELECT 'role-creates-in-database' WHERE NOT me.rolsuper AND has_database_privilege(me.oid, current_database(), 'CREATE')
 UNION ALL SELECT 'role-creates-in-public' WHERE NOT me.rolsuper AND has_schema_privilege(me.oid, to_regnamespace('public')::oid, 'CREATE')
 UNION ALL SELECT 'role-has-table-grants' WHERE EXISTS (
      SELECT FROM pg_catalog.pg_shdepend d JOIN pg_catalog.pg_class c ON c.oid = d.objid
       WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass AND d.refobjid = me.oid AND d.deptype = 'a' AND d.classid = 'pg_catalog.pg_class'::regclass
         AND d.dbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
         AND (c.relnamespace IS DISTINCT FROM to_regnamespace('rca_evidence')::oid OR c.relkind <> 'v'
           OR has_table_privilege(me.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
           OR has_any_column_privilege(me.oid, c.oid, 'INSERT, UPDATE, REFERENCES')))
 UNION ALL SELECT 'role-without-connection-limit' WHERE me.rolconnlimit < 0
 UNION ALL SELECT 'role-makes-temporary-tables' WHERE NOT me.rolsuper AND has_database_privilege(me.oid, current_database(), 'TEMPORARY')
 UNION ALL SELECT 'no-reserved-slot' WHERE NOT me.rolsuper AND current_setting('server_version_num')::int >= 160000
       AND (current_setting('reserved_connections', true) = '0' OR NOT pg_has_role(me.oid, to_regrole('pg_use_reserved_connections')::oid, 'USAGE'))
       ) f (finding);
