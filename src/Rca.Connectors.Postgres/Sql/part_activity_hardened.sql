SELECT f.oldest_xact_s, f.unseen, f.hidden, f.workers, f.session_xid_age, f.session_s, f.standby_xid_age, true AS sees_all
  FROM rca_evidence.activity_v1() f
