SELECT set_config('rca.view_oid', c.oid::text, true)::oid AS view_oid,
       set_config('rca.view_class', ($1::text[])[3], true) IS NOT NULL AS is_chosen
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = ($1::text[])[1] AND c.relname = ($1::text[])[2];
