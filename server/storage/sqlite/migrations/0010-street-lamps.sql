-- Street lamps of municipalities: no records. A version is all lamps of a set as one import brought them.
create table lamp_versions (
  number integer primary key,
  lamp_set text not null,
  -- 'staged' while its rows are coming in, 'current', then 'old' until its rows are deleted.
  state text not null check (state in ('staged', 'current', 'old'))
) strict;

create unique index current_lamp_versions on lamp_versions (lamp_set) where state = 'current';

-- `place` is the number on the Z-order curve of the map's squares, as of recorded incidents. `working` is 1, 0 or null.
create table lamps (
  version integer not null references lamp_versions (number),
  place integer not null,
  ordinal integer not null,
  longitude real not null,
  latitude real not null,
  working integer,
  type text,
  height_metres real,
  inspected_on text,
  reference text,
  primary key (version, place, ordinal)
) strict, without rowid;
