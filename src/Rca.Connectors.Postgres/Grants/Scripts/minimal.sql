
-- States, wait events and ages of other sessions. It shows the text of their statements too, which Rca.Pipeline never selects; with
-- --mode hardened the role could not read it at all. pg_monitor would be too much: it reads settings that hold passwords.
-- A grant counts only for a role that inherits.
ALTER ROLE :"role" INHERIT;
GRANT pg_read_all_stats TO :"role";
