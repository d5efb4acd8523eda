-- Times are microseconds since 1970 in UTC
create table schema_versions (
  version integer primary key,
  -- The oldest program, by the version that it knows, that may run on it
  oldest_program integer not null,
  applied_at integer not null
) strict;

create table incidents (
  incident_id text primary key,
  document text not null,
  accepted_at integer not null,
  planned integer not null,
  -- Not deleted while it is held. What is deleted leaves this row, without what was reported
  held_at integer,
  deleted_at integer,
  deleted_why text
) strict;
create index incidents_unplanned on incidents (accepted_at) where not planned;

-- The alerts of an incident, by the fingerprints that their sender gave them
create table fingerprints (
  fingerprint text not null,
  incident_id text not null references incidents (incident_id),
  primary key (fingerprint, incident_id)
) strict;
create index fingerprints_incident on fingerprints (incident_id);

-- The incident of each group of alerts that repeats, and the reports that became part of it under another id
create table episodes (
  episode text primary key,
  incident_id text not null references incidents (incident_id),
  seen_at integer not null,
  resolved_at integer
) strict;
create index episodes_incident on episodes (incident_id);

create table aliases (
  alias text primary key,
  incident_id text not null references incidents (incident_id)
) strict;
create index aliases_incident on aliases (incident_id);

create table plans (
  plan_id text primary key,
  incident_id text not null unique references incidents (incident_id),
  document text not null,
  accepted_at integer not null,
  deadline integer not null,
  -- What an item needs at least of a collection that it shares, and what its own commands ask for
  wanted_from integer not null,
  wanted_to integer not null,
  window_from integer not null,
  window_to integer not null,
  freshness integer not null,
  ready integer not null,
  sealed integer not null,
  -- When its parts can be shared no more: null before it is sealed, and once they are deleted
  shared_until integer,
  -- For how long after the seal evidence makes a new revision, until when that is, how many attempts have closed, and how many of them the newest revision knows
  late integer not null,
  late_until integer,
  closings integer not null,
  sealed_closings integer not null
) strict;
create index plans_unsealed on plans (deadline) where not sealed;
create index plans_ready on plans (deadline) where ready and not sealed;
create index plans_shared on plans (shared_until) where shared_until is not null;
create index plans_late on plans (late_until) where late_until is not null and closings > sealed_closings;

create table plan_items (
  command_id text primary key,
  plan_id text not null references plans (plan_id),
  position integer not null,
  source text not null,
  command text,
  sent integer not null,
  answered integer not null,
  usable integer not null,
  -- Whether it counts against the commands a minute of its source, and when it was let through
  capped integer not null,
  admitted_at integer,
  collection text,
  -- The command of another plan whose collection it shares, and what a manifest says of that
  leader text,
  shared text
) strict;
create index plan_items_plan on plan_items (plan_id);
create index plan_items_unsent on plan_items (plan_id) where not sent and command is not null and leader is null;
create index plan_items_waiting on plan_items (source) where capped and admitted_at is null and not sent and leader is null;
create index plan_items_admitted on plan_items (source, admitted_at) where admitted_at is not null;
create index plan_items_following on plan_items (leader) where leader is not null;

-- The newest collection of each kind: which command it is, and whether it is under way, of use, or neither
create table collections (
  collection text primary key,
  command_id text not null,
  document text not null,
  window_from integer not null,
  window_to integer not null,
  deadline integer not null,
  expires_at integer not null,
  answered integer not null,
  usable integer not null
) strict;
create index collections_expired on collections (expires_at);

create table parts (
  plan_id text not null,
  command_id text not null,
  attempt text not null,
  sequence integer not null,
  closes integer not null,
  usable integer not null,
  document text not null,
  primary key (plan_id, command_id, attempt, sequence)
) strict;

create table evidence (
  sha256 text primary key,
  document text not null,
  bytes integer not null
) strict;

create table manifests (
  incident_id text not null references incidents (incident_id),
  revision integer not null,
  plan_id text not null references plans (plan_id),
  announcement text not null,
  document text not null,
  envelope text not null,
  bytes integer not null,
  sealed_at integer not null,
  announced integer not null,
  primary key (incident_id, revision)
) strict;
create index manifests_unannounced on manifests (sealed_at) where not announced;
create index manifests_sealed on manifests (sealed_at, incident_id);

-- Which manifest wants which evidence: what none wants any more is deleted
create table manifest_evidence (
  incident_id text not null,
  revision integer not null,
  sha256 text not null references evidence (sha256),
  primary key (incident_id, revision, sha256),
  foreign key (incident_id, revision) references manifests (incident_id, revision)
) strict;
create index manifest_evidence_piece on manifest_evidence (sha256);
