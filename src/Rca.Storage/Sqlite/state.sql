-- Times are microseconds since 1970 in UTC
create table if not exists entries (
  source text not null,
  key text not null,
  version integer not null,
  clear text not null,
  sealed text,
  expires_at integer not null,
  primary key (source, key)
) strict, without rowid;
create index if not exists entries_expired on entries (source, expires_at)
