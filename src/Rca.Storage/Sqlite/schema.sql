-- Times are microseconds since 1970 in UTC
create table rca_schema (version integer not null) strict;

create table incidents (
  incident_id text primary key,
  document text not null,
  accepted_at integer not null,
  planned integer not null
) strict;
create index incidents_unplanned on incidents (accepted_at) where not planned;

create table fingerprints (
  fingerprint text not null,
  incident_id text not null references incidents (incident_id),
  primary key (fingerprint, incident_id)
) strict;

create table plans (
  plan_id text primary key,
  incident_id text not null unique references incidents (incident_id),
  document text not null,
  accepted_at integer not null,
  deadline integer not null,
  ready integer not null,
  sealed integer not null
) strict;
create index plans_unsealed on plans (deadline) where not sealed;
create index plans_ready on plans (deadline) where ready and not sealed;

create table plan_items (
  command_id text primary key,
  plan_id text not null references plans (plan_id),
  position integer not null,
  source text not null,
  command text,
  sent integer not null,
  answered integer not null
) strict;
create index plan_items_plan on plan_items (plan_id);
create index plan_items_unsent on plan_items (plan_id) where not sent and command is not null;

create table parts (
  plan_id text not null,
  command_id text not null,
  attempt text not null,
  sequence integer not null,
  closes integer not null,
  document text not null,
  primary key (plan_id, command_id, attempt, sequence)
) strict;

create table evidence (
  sha256 text primary key,
  document text not null
) strict;

create table manifests (
  incident_id text not null references incidents (incident_id),
  revision integer not null,
  plan_id text not null references plans (plan_id),
  announcement text not null,
  document text not null,
  envelope text not null,
  sealed_at integer not null,
  announced integer not null,
  primary key (incident_id, revision)
) strict;
create index manifests_unannounced on manifests (sealed_at) where not announced;
