create schema if not exists rca;

create table rca.rca_schema (version integer not null);

create table rca.incidents (
  incident_id text primary key,
  document text not null,
  accepted_at timestamptz not null,
  planned boolean not null
);
create index incidents_unplanned on rca.incidents (accepted_at) where not planned;

create table rca.fingerprints (
  fingerprint text not null,
  incident_id text not null references rca.incidents (incident_id),
  primary key (fingerprint, incident_id)
);

create table rca.plans (
  plan_id text primary key,
  incident_id text not null unique references rca.incidents,
  document text not null,
  accepted_at timestamptz not null,
  deadline timestamptz not null,
  ready boolean not null,
  sealed boolean not null
);
create index plans_unsealed on rca.plans (deadline) where not sealed;
create index plans_ready on rca.plans (deadline) where ready and not sealed;

create table rca.plan_items (
  command_id text primary key,
  plan_id text not null references rca.plans,
  position integer not null,
  source text not null,
  command text,
  sent boolean not null,
  answered boolean not null
);
create index plan_items_plan on rca.plan_items (plan_id);
create index plan_items_unsent on rca.plan_items (plan_id) where not sent and command is not null;

create table rca.parts (
  plan_id text not null,
  command_id text not null,
  attempt text not null,
  sequence integer not null,
  closes boolean not null,
  document text not null,
  primary key (plan_id, command_id, attempt, sequence)
);

create table rca.evidence (
  sha256 text primary key,
  document text not null
);

create table rca.manifests (
  incident_id text not null references rca.incidents,
  revision integer not null,
  plan_id text not null references rca.plans,
  announcement text not null,
  document text not null,
  envelope text not null,
  sealed_at timestamptz not null,
  announced boolean not null,
  primary key (incident_id, revision)
);
create index manifests_unannounced on rca.manifests (sealed_at) where not announced;
