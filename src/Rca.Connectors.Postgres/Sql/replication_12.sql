SELECT extract(epoch FROM clock_timestamp())::float8 AS at_epoch,
       p.in_recovery,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS can_read_all_stats,
       l.slots, l.inactive, l.at_risk, l.safe_bytes, l.retained_bytes,
       (SELECT count(*) FROM pg_catalog.pg_stat_wal_receiver v) AS receivers,
       (SELECT max(v.status) FROM pg_catalog.pg_stat_wal_receiver v) AS receiver_status,
       (SELECT max(extract(epoch FROM clock_timestamp() - v.last_msg_receipt_time))::float8 FROM pg_catalog.pg_stat_wal_receiver v) AS last_message_s,
       pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::float8 AS replay_bytes,
       extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 AS last_replayed_s,
       CASE WHEN p.in_recovery THEN pg_is_wal_replay_paused() END AS replay_paused
  FROM (SELECT pg_is_in_recovery() AS in_recovery) p
  CROSS JOIN (SELECT count(*) AS slots, count(*) FILTER (WHERE NOT r.active) AS inactive,
                     NULL::bigint AS at_risk, NULL::float8 AS safe_bytes,
                     max(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END,
                                         r.restart_lsn))::float8 AS retained_bytes
                FROM pg_catalog.pg_replication_slots r) l;
