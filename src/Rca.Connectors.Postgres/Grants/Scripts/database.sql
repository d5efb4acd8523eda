
-- Functions go into the database that you are connected to: it must be this one.
DO $rca$
BEGIN
  IF pg_catalog.current_database() <> :'database' THEN
    RAISE EXCEPTION 'connect to the database that --database named';
  END IF;
END
$rca$;
