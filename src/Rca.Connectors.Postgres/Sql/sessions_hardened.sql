SELECT client_backends, untracked_backends, hidden_backends, active, idle, idle_in_tx, idle_in_tx_aborted, idle_in_tx_over_60s,
       waiting_lock, waiting_lwlock, waiting_io, on_cpu, autovacuum_workers, walsenders, opened_last_60s,
       oldest_xact_s, oldest_idle_in_tx_s, longest_active_s, oldest_xmin_age_xids
  FROM rca_evidence.sessions_v1();
