SELECT current_user::text AS role_name,
       current_database()::text AS database_name,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS can_read_all_stats,
       pg_backend_pid() AS own_pid;
