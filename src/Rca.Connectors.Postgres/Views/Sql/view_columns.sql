SELECT a.attname::text AS name, a.atttypid::int AS type
  FROM pg_catalog.pg_attribute a
 WHERE a.attrelid = current_setting('rca.view_oid')::oid AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY a.attnum LIMIT 33;
