DO $rca$
DECLARE
  chosen CONSTANT oid := current_setting('rca.view_oid')::oid;
  place text;
BEGIN
  SELECT format('%I.%I', n.nspname, c.relname) INTO place
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE c.oid = chosen AND c.relkind = 'v';
  IF place IS NULL THEN RETURN; END IF;
  EXECUTE format('LOCK TABLE %s IN ACCESS SHARE MODE', place);
  -- The name may have passed to another view meanwhile: what is locked must be what is linted.
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
     WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation = chosen AND c.relkind = 'v') THEN
    RAISE EXCEPTION 'another view has the name' USING ERRCODE = 'RCV01';
  END IF;
END
$rca$;
