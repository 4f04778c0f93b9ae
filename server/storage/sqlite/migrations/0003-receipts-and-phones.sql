-- The receipt under which a person without an account sees what became of their marks.
alter table records add column receipt_hash text;
create unique index records_by_receipt_hash on records (receipt_hash) where receipt_hash is not null;

-- How far the bytes of photos are, so that those still awaited can be counted without reading each.
update records set status = json_extract(feature, '$.properties.state') where kind = 'photo';

-- When the server heard of each step; those from before are taken to have been heard at once.
update records set feature = json_set(feature, '$.properties.statusLog', json((
  select json_group_array(json_set(step.value, '$.receivedAt', json_extract(step.value, '$.at')))
  from json_each(feature, '$.properties.statusLog') step
))) where kind = 'walk';
update records set feature = json_set(feature, '$.properties.leftReceivedAt', json_extract(feature, '$.properties.leftAt'))
where kind = 'participant';

-- The last thing each phone said of itself. Telemetry, not part of the log; `at` is milliseconds since 1970.
create table phone_contacts (
  participant_id text primary key,
  walk_id text not null,
  at integer not null,
  undelivered integer,
  undelivered_photos integer
) strict, without rowid;

create index phone_contacts_of_walk on phone_contacts (walk_id);
