-- Recorded incidents of the police: no records, so nothing that reads records can come upon them.
create table incident_datasets (
  number integer primary key,
  id text not null unique
) strict;

create table incident_types (
  number integer primary key,
  dataset integer not null references incident_datasets (number),
  name text not null,
  unique (dataset, name)
) strict;

-- `place` is the number on the Z-order curve of the map's squares (domain/incident/map-place.ts), so that the rows of
-- one tile of any zoom lie side by side. `occurred_at` is milliseconds since 1970; weekday and hour are local.
create table incidents (
  dataset integer not null references incident_datasets (number),
  place integer not null,
  key blob not null,
  longitude real not null,
  latitude real not null,
  occurred_at integer,
  weekday integer,
  hour integer,
  type integer references incident_types (number),
  masked integer not null,
  primary key (dataset, place, key)
) strict, without rowid;

-- How many there are in each square of level 18 (about 100 m), for tiles of a whole town.
create table incident_squares (
  dataset integer not null references incident_datasets (number),
  square integer not null,
  amount integer not null,
  primary key (dataset, square)
) strict, without rowid;
