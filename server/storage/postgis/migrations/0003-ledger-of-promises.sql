-- The ledger of promises: each entry holds the hash of the one before it. Words of people stand beside it, so that they
-- can be forgotten while the chain still holds.
create table ledger (
  number bigint primary key,
  change_id text collate "C" not null,
  subject_id text collate "C" not null,
  hash text collate "C" not null,
  entry text collate "C" not null
);

create trigger ledger_is_never_edited before update or delete or truncate on ledger
for each statement execute function refuse_editing();

create table ledger_words (
  number bigint not null references ledger (number),
  name text collate "C" not null,
  salt text collate "C" not null,
  words text collate "C" not null,
  primary key (number, name)
);
