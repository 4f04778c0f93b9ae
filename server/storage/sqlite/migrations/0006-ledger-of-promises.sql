-- The ledger of promises: each entry holds the hash of the one before it. Words of people stand beside it, so that they
-- can be forgotten while the chain still holds.
create table ledger (
  number integer primary key,
  change_id text not null,
  subject_id text not null,
  hash text not null,
  entry text not null
) strict;

create trigger ledger_is_never_edited before update on ledger
begin select raise(abort, 'the ledger is append-only'); end;

create trigger ledger_is_never_deleted before delete on ledger
begin select raise(abort, 'the ledger is append-only'); end;

create table ledger_words (
  number integer not null references ledger (number),
  name text not null,
  salt text not null,
  words text not null,
  primary key (number, name)
) strict, without rowid;
