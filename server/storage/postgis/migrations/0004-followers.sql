-- People who asked for letters. Their addresses are here alone: not in the log, not in records, not in jobs.
create table followers (
  id text collate "C" primary key,
  email text collate "C" not null,
  -- What is followed, as its path below /p.
  subject text collate "C" not null,
  language text collate "C" not null,
  -- SHA-256 of the token in the first letter.
  link_hash text collate "C" not null unique,
  asked_at text collate "C" not null,
  confirmed_at text collate "C"
);

-- Addresses are the same whether letters are large or small.
create index followers_of_subject on followers (subject, lower(email)) where confirmed_at is not null;

-- What a follower has been told, each piece of news once, with the hash of the link in the letter that told it.
create table follower_news (
  follower_id text collate "C" not null references followers (id) on delete cascade,
  news_id text collate "C" not null,
  link_hash text collate "C",
  primary key (follower_id, news_id)
);

create index follower_news_by_link on follower_news (link_hash) where link_hash is not null;
