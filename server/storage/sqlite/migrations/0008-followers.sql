-- People who asked for letters. Their addresses are here alone: not in the log, not in records, not in jobs.
create table followers (
  id text primary key,
  email text not null collate nocase,
  -- What is followed, as its path below /p.
  subject text not null,
  language text not null,
  -- SHA-256 of the token in the first letter.
  link_hash text not null unique,
  asked_at text not null,
  confirmed_at text
) strict, without rowid;

create index followers_of_subject on followers (subject, email) where confirmed_at is not null;

-- What a follower has been told, each piece of news once, with the hash of the link in the letter that told it.
create table follower_news (
  follower_id text not null references followers (id) on delete cascade,
  news_id text not null,
  link_hash text,
  primary key (follower_id, news_id)
) strict, without rowid;

create index follower_news_by_link on follower_news (link_hash) where link_hash is not null;
