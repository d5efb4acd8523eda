SELECT n.nspname IN ('public', 'extensions', 'pg_catalog') AS is_known,
       n.nspname = 'extensions' AS in_extensions,
       n.nspname = 'pg_catalog' AS in_catalog,
       'total_exec_time' = ANY (p.proargnames) AS has_exec_time
  FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.refobjid = e.oid
                             AND d.classid = 'pg_catalog.pg_proc'::regclass AND d.deptype = 'e'
  JOIN pg_catalog.pg_proc p ON p.oid = d.objid
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
 WHERE e.extname = 'pg_stat_statements' AND p.proname = 'pg_stat_statements' AND p.proargtypes = '16'::oidvector;
