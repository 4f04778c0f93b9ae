-- The log of every accepted change. `content` is the change as JSON.
create table changes (
  sequence integer primary key autoincrement,
  id text not null unique,
  kind text not null,
  walk_id text,
  author text not null,
  received_at text not null,
  content text not null
) strict;

create trigger changes_are_never_edited before update on changes
begin select raise(abort, 'the log of changes is append-only'); end;

create trigger changes_are_never_deleted before delete on changes
begin select raise(abort, 'the log of changes is append-only'); end;

-- What the changes add up to. `number` is the order of first arrival and the key of the boxes; `feature` is GeoJSON
-- as it is sent, `meta` what merging needs besides. The other columns are copies that queries need, made by the engine.
create table records (
  number integer primary key,
  id text not null unique,
  kind text not null,
  walk_id text,
  sequence integer not null references changes (sequence),
  withdrawn integer not null,
  feature text not null,
  meta text not null,
  participant_id text,
  category text,
  polarity text,
  severity integer,
  status text,
  recorded_at integer,
  longitude real,
  latitude real,
  join_code text,
  token_hash text
) strict;

create index records_of_walk on records (walk_id, sequence);
-- The many are always asked for by walk, box or filter; the few also by kind alone.
create index records_of_kind on records (kind, id) where kind not in ('finding', 'rating');
create unique index records_by_join_code on records (join_code) where join_code is not null;
create unique index records_by_token_hash on records (token_hash) where token_hash is not null;

-- Boxes of records that have a place and are not withdrawn. Coordinates are 32-bit here, rounded outwards:
-- good for finding candidates, never for the answer.
create virtual table record_boxes using rtree (number, west, east, south, north);

-- Waiting, running (leased) and given-up work. Times are milliseconds since 1970.
create table jobs (
  id integer primary key autoincrement,
  name text not null,
  key text not null,
  due_at integer not null,
  latest_at integer not null,
  leased_until integer,
  attempts integer not null default 0,
  failed_at integer,
  reason text
) strict;

create unique index jobs_waiting on jobs (name, key) where leased_until is null and failed_at is null;
