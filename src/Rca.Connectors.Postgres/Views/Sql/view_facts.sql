SELECT CASE WHEN o.rolsuper THEN 'superuser' WHEN o.rolcanlogin THEN 'login' ELSE 'no-login' END AS owner_class,
       'sha256:' || encode(sha256(convert_to(w.ev_action::text, 'UTF8')), 'hex') AS digest
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_roles o ON o.oid = c.relowner
  LEFT JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid AND w.ev_type = '1'
 WHERE c.oid = current_setting('rca.view_oid')::oid;
