SELECT s.pid, s.state, s.sync_state,
       pg_wal_lsn_diff(p.now_lsn, s.sent_lsn)::float8 AS unsent_bytes,
       pg_wal_lsn_diff(p.now_lsn, s.flush_lsn)::float8 AS unflushed_bytes,
       pg_wal_lsn_diff(p.now_lsn, s.replay_lsn)::float8 AS unreplayed_bytes,
       extract(epoch FROM s.flush_lag)::float8 AS flush_lag_s,
       extract(epoch FROM s.replay_lag)::float8 AS replay_lag_s
  FROM pg_catalog.pg_stat_get_wal_senders() s
  CROSS JOIN (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS now_lsn) p
 ORDER BY unreplayed_bytes DESC NULLS FIRST, s.pid LIMIT 21;
