create schema if not exists rca;

create table rca.schema_versions (
  version integer primary key,
  -- The oldest program, by the version that it knows, that may run on it
  oldest_program integer not null,
  applied_at timestamptz not null
);

create table rca.incidents (
  incident_id text primary key,
  document text not null,
  accepted_at timestamptz not null,
  planned boolean not null,
  -- Not deleted while it is held. What is deleted leaves this row, without what was reported
  held_at timestamptz,
  deleted_at timestamptz,
  deleted_why text
);
create index incidents_unplanned on rca.incidents (accepted_at) where not planned;

-- The alerts of an incident, by the fingerprints that their sender gave them
create table rca.fingerprints (
  fingerprint text not null,
  incident_id text not null references rca.incidents (incident_id),
  primary key (fingerprint, incident_id)
);
create index fingerprints_incident on rca.fingerprints (incident_id);

-- The incident of each group of alerts that repeats, and the reports that became part of it under another id
create table rca.episodes (
  episode text primary key,
  incident_id text not null references rca.incidents,
  seen_at timestamptz not null,
  resolved_at timestamptz
);
create index episodes_incident on rca.episodes (incident_id);

create table rca.aliases (
  alias text primary key,
  incident_id text not null references rca.incidents
);
create index aliases_incident on rca.aliases (incident_id);

create table rca.plans (
  plan_id text primary key,
  incident_id text not null unique references rca.incidents,
  document text not null,
  accepted_at timestamptz not null,
  deadline timestamptz not null,
  -- What an item needs at least of a collection that it shares, and what its own commands ask for
  wanted_from timestamptz not null,
  wanted_to timestamptz not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  freshness interval not null,
  ready boolean not null,
  sealed boolean not null,
  -- When its parts can be shared no more: null before it is sealed, and once they are deleted
  shared_until timestamptz,
  -- For how long after the seal evidence makes a new revision, until when that is, how many attempts have closed, and how many of them the newest revision knows
  late interval not null,
  late_until timestamptz,
  closings integer not null,
  sealed_closings integer not null
);
create index plans_unsealed on rca.plans (deadline) where not sealed;
create index plans_ready on rca.plans (deadline) where ready and not sealed;
create index plans_shared on rca.plans (shared_until) where shared_until is not null;
create index plans_late on rca.plans (late_until) where late_until is not null and closings > sealed_closings;

create table rca.plan_items (
  command_id text primary key,
  plan_id text not null references rca.plans,
  position integer not null,
  source text not null,
  command text,
  sent boolean not null,
  answered boolean not null,
  usable boolean not null,
  -- Whether it counts against the commands a minute of its source, and when it was let through
  capped boolean not null,
  admitted_at timestamptz,
  collection text,
  -- The command of another plan whose collection it shares, and what a manifest says of that
  leader text,
  shared text
);
create index plan_items_plan on rca.plan_items (plan_id);
create index plan_items_unsent on rca.plan_items (plan_id) where not sent and command is not null and leader is null;
create index plan_items_waiting on rca.plan_items (source) where capped and admitted_at is null and not sent and leader is null;
create index plan_items_admitted on rca.plan_items (source, admitted_at) where admitted_at is not null;
create index plan_items_following on rca.plan_items (leader) where leader is not null;

-- The newest collection of each kind: which command it is, and whether it is under way, of use, or neither
create table rca.collections (
  collection text primary key,
  command_id text not null,
  document text not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  deadline timestamptz not null,
  expires_at timestamptz not null,
  answered boolean not null,
  usable boolean not null
);
create index collections_expired on rca.collections (expires_at);

create table rca.parts (
  plan_id text not null,
  command_id text not null,
  attempt text not null,
  sequence integer not null,
  closes boolean not null,
  usable boolean not null,
  document text not null,
  primary key (plan_id, command_id, attempt, sequence)
);

create table rca.evidence (
  sha256 text primary key,
  document text not null,
  bytes bigint not null
);

create table rca.manifests (
  incident_id text not null references rca.incidents,
  revision integer not null,
  plan_id text not null references rca.plans,
  announcement text not null,
  document text not null,
  envelope text not null,
  bytes bigint not null,
  sealed_at timestamptz not null,
  announced boolean not null,
  primary key (incident_id, revision)
);
create index manifests_unannounced on rca.manifests (sealed_at) where not announced;
create index manifests_sealed on rca.manifests (sealed_at, incident_id);

-- Which manifest wants which evidence: what none wants any more is deleted
create table rca.manifest_evidence (
  incident_id text not null,
  revision integer not null,
  sha256 text not null references rca.evidence,
  primary key (incident_id, revision, sha256),
  foreign key (incident_id, revision) references rca.manifests
);
create index manifest_evidence_piece on rca.manifest_evidence (sha256);
