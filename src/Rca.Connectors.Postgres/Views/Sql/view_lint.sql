WITH RECURSIVE target AS (
  -- Catalog reads only: nothing in the view is run or planned. No backslash anywhere, so that standard_conforming_strings cannot change a pattern.
  SELECT c.oid, c.relkind, c.relowner, c.reloptions, current_setting('rca.view_class') = 'migration' AS is_migration
    FROM pg_catalog.pg_class c WHERE c.oid = current_setting('rca.view_oid')::oid
), rels(oid, depth) AS (
  SELECT oid, 0 FROM target
  UNION
  SELECT m[1]::oid, r.depth + 1
    FROM rels r
    JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.ev_type = '1'
    CROSS JOIN LATERAL regexp_matches(w.ev_action::text, ':relid ([0-9]+)', 'g') AS m
   WHERE r.depth < 8 AND m[1]::oid NOT IN (0, r.oid)
), tree(oid) AS (
  -- Partitions and other children, for they may be foreign.
  SELECT oid FROM rels UNION SELECT i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid
), rules AS (
  SELECT w.oid, w.ev_class, w.ev_action::text AS a
    FROM pg_catalog.pg_rewrite w WHERE w.ev_type = '1' AND w.ev_class IN (SELECT oid FROM rels)
), fn AS (
  SELECT DISTINCT m[1]::oid AS oid
    FROM rules CROSS JOIN LATERAL regexp_matches(a, ':(?:funcid|opfuncid|aggfnoid|winfnoid|hashfuncid|negfuncid|tsmhandler) ([0-9]+)', 'g') AS m
   WHERE m[1] <> '0'
), ty AS (
  SELECT DISTINCT m[1]::oid AS oid
    FROM rules CROSS JOIN LATERAL regexp_matches(a, ':(?:[a-z_]*type|[a-z_]*typeid|typeId|resulttype|vartype) ([0-9]+)', 'g') AS m
   WHERE m[1] <> '0'
), safe_t(oid) AS (
  VALUES (16::oid), (20), (21), (23), (700), (701), (1700), (1082), (1114), (1184), (1186)
), peeled(a) AS (
  -- The outermost query alone: a plain count(*) in its list stays as (count RESNO), every other node in it goes, innermost first.
  SELECT regexp_replace(
           regexp_replace(w.a, '[' || chr(92) || chr(92) || '].', '_', 'g'),
           '[{]TARGETENTRY :expr [{]AGGREF :aggfnoid 2803 [^{}]*[}] :resno ([0-9]+) [^{}]*[}]', '(count ' || chr(92) || '1)', 'g')
    FROM rules w JOIN target t ON t.oid = w.ev_class
  UNION ALL
  SELECT regexp_replace(a, '[{][^{}]*[}]', '', 'g') FROM peeled WHERE a ~ '[{].*[{]'
), top AS (
  SELECT a FROM peeled WHERE a !~ '[{].*[{]'
), attribute AS (
  SELECT a.attname, a.attnum, a.atttypid FROM target t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
), code(classid, objid) AS (
  -- What the planner folds and so runs: predicates and expressions of indexes, constraints, partition keys, extended statistics.
  SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid FROM tree t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
  UNION ALL SELECT 'pg_catalog.pg_class'::regclass, t.oid FROM tree t
  UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, c.oid FROM tree t JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid
  UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid FROM tree t JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = t.oid
), remembered AS MATERIALIZED (
  SELECT set_config('rca.view_tree', (SELECT string_agg(oid::text, ',') FROM tree), true) IS NOT NULL AS done
), finding(rule, word, built_in) AS (
  SELECT 'V00', NULL, NULL::oid WHERE NOT EXISTS (SELECT FROM target)
  UNION ALL SELECT 'V01', NULL, NULL FROM target WHERE relkind <> 'v'
  UNION ALL SELECT 'V02', NULL, NULL FROM target t JOIN pg_catalog.pg_roles o ON o.oid = t.relowner WHERE o.rolsuper
  UNION ALL SELECT 'V03', NULL, NULL FROM target t WHERE pg_has_role(t.relowner, 'USAGE')
  UNION ALL SELECT 'V04', NULL, NULL FROM target t
   WHERE has_table_privilege(t.oid, 'INSERT') OR has_table_privilege(t.oid, 'UPDATE') OR has_table_privilege(t.oid, 'DELETE')
      OR has_table_privilege(t.oid, 'TRUNCATE') OR has_table_privilege(t.oid, 'TRIGGER')
  UNION ALL SELECT 'V05', NULL, NULL WHERE EXISTS (SELECT FROM rels WHERE depth >= 8)
  UNION ALL SELECT 'V06', NULL, CASE WHEN c.oid < 16384 THEN c.oid END
    FROM tree r JOIN pg_catalog.pg_class c USING (oid) WHERE c.relkind NOT IN ('r', 'p', 'v') OR c.relnamespace IN (11, 99) OR c.oid < 16384
  UNION ALL SELECT 'V07', NULL, NULL FROM tree r JOIN pg_catalog.pg_class c USING (oid) WHERE c.relrowsecurity
  UNION ALL SELECT 'V08', NULL, NULL FROM rels r JOIN pg_catalog.pg_class c USING (oid)
   WHERE r.depth > 0 AND c.relkind IN ('r', 'p') AND has_any_column_privilege(c.oid, 'SELECT')
  UNION ALL SELECT 'V09', NULL, NULL
    FROM rules w JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
   WHERE d.refclassid <> 'pg_catalog.pg_class'::regclass AND d.refobjid >= 16384
  UNION ALL SELECT 'V10', NULL, NULL FROM fn WHERE oid >= 16384
  UNION ALL SELECT 'V11', NULL, NULL FROM ty WHERE oid >= 16384
  UNION ALL SELECT 'V12', p.proname::text, p.oid
    FROM fn JOIN pg_catalog.pg_proc p USING (oid) JOIN pg_catalog.pg_language l ON l.oid = p.prolang
   WHERE p.oid < 16384 AND NOT (
         p.oid IN (2147, 2803, 67, 157)
      -- Of a migration view: substr(text, int, int), substring(text, int, int), to_timestamp(text, text), pg_xact_commit_timestamp(xid).
      OR (p.oid IN (877, 936, 1778, 3581) AND (SELECT is_migration FROM target))
      OR (p.provolatile IN ('i', 's') AND l.lanname = 'internal' AND NOT p.prosecdef AND NOT p.proretset
          AND left(p.proname, 3) NOT IN ('pg_', 'lo_') AND left(p.proname, 4) NOT IN ('txid', 'inet')
          AND p.prorettype IN (SELECT oid FROM safe_t)
          AND (p.proname IN ('date_trunc', 'date_part', 'extract')
               OR NOT EXISTS (SELECT FROM unnest(p.proargtypes::oid[]) a WHERE a NOT IN (SELECT oid FROM safe_t)))))
  UNION ALL SELECT 'V13', NULL, NULL FROM target t WHERE t.relkind = 'v' AND NOT EXISTS (SELECT FROM top WHERE a LIKE '%:hasAggs true%')
  UNION ALL SELECT 'V14', NULL, CASE WHEN a.atttypid < 16384 THEN a.atttypid END FROM attribute a WHERE a.atttypid NOT IN (SELECT oid FROM safe_t)
  UNION ALL SELECT 'V15', NULL, NULL FROM attribute a WHERE a.attname !~ '^[a-z][a-z0-9_]{0,39}$'
  UNION ALL SELECT 'V16', NULL, NULL FROM rules
   WHERE a ~ '[{](COERCEVIAIO|COERCETODOMAIN|XMLEXPR|JSON|SQLVALUEFUNCTION|TABLEFUNC|TABLESAMPLECLAUSE)'
  UNION ALL SELECT 'V17', NULL, NULL FROM target t
   WHERE NOT EXISTS (SELECT FROM attribute a JOIN top ON top.a LIKE '%(count ' || a.attnum::text || ')%' WHERE a.attname = 'row_count' AND a.atttypid = 20)
  UNION ALL SELECT 'V18', NULL, NULL FROM target t
   WHERE EXISTS (SELECT FROM unnest(t.reloptions) o WHERE o LIKE 'security_invoker=%' AND lower(split_part(o, '=', 2)) NOT IN ('false', 'off', 'no', '0'))
  UNION ALL SELECT 'V19', NULL, NULL FROM rules WHERE a LIKE '%:hasRecursive true%'
  UNION ALL SELECT 'V20', NULL, NULL
    FROM code k JOIN pg_catalog.pg_depend d ON d.classid = k.classid AND d.objid = k.objid
   WHERE d.refclassid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass) AND d.refobjid >= 16384
  UNION ALL SELECT 'V21', NULL, NULL FROM tree r JOIN pg_catalog.pg_class c USING (oid) WHERE c.relam NOT IN (0, 2)
  UNION ALL SELECT 'V22', NULL, NULL FROM (SELECT count(*) AS n FROM attribute) a WHERE a.n > 32
  UNION ALL SELECT 'V23', NULL, NULL FROM target t
   WHERE t.is_migration
     AND (EXISTS (SELECT FROM top WHERE a NOT LIKE '%:groupClause <>%' OR a NOT LIKE '%:groupingSets <>%')
          OR (SELECT count(*) FROM rels WHERE depth > 0) <> 1
          OR NOT EXISTS (SELECT FROM rels r JOIN pg_catalog.pg_class c USING (oid) WHERE r.depth = 1 AND c.relname IN (
               '__EFMigrationsHistory', 'flyway_schema_history', 'databasechangelog', 'schema_migrations',
               'alembic_version', 'django_migrations', '_prisma_migrations', 'atlas_schema_revisions')))
)
SELECT f.rule, f.word, f.built_in
  FROM remembered r LEFT JOIN (SELECT DISTINCT rule, word, built_in FROM finding ORDER BY 1, 2, 3 LIMIT 101) f ON r.done;
