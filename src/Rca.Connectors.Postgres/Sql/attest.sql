SELECT w.number,
       p.oid IS NOT NULL AS installed,
       coalesce(encode(sha256(convert_to(ROW(p.prolang, p.prosecdef, p.provolatile, p.proretset, p.prokind, p.proconfig, p.proargnames, p.proallargtypes,
         p.proargmodes, replace(p.prosrc, chr(13), ''))::text, 'UTF8')), 'hex'), '') AS digest,
       coalesce(o.rolsuper OR o.rolcreaterole OR o.rolcreatedb OR o.rolreplication OR o.rolbypassrls OR o.rolcanlogin, false)
         OR pg_has_role(session_user, p.proowner, 'MEMBER')
         OR EXISTS (SELECT FROM pg_catalog.pg_auth_members m
                     WHERE m.member = p.proowner AND m.roleid <> to_regrole('pg_read_all_stats')::oid) AS owner_may_more,
       coalesce(pg_has_role(p.proowner, to_regrole('pg_read_all_stats')::oid, 'USAGE'), false) AS owner_reads_all_stats,
       EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS public_may_execute,
       coalesce(has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE'), false) AS may_execute
  FROM (VALUES (1, 'sessions_v1', ''), (2, 'lock_roots_v1', '1007'), (3, 'activity_v1', '')) w (number, function, arguments)
  LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = 'rca_evidence'
  LEFT JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname = w.function AND p.proargtypes::text = w.arguments
  LEFT JOIN pg_catalog.pg_roles o ON o.oid = p.proowner
 ORDER BY w.number;
