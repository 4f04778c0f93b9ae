-- The words of a logged change can be forgotten, once, at the word of a later change; nothing else of the log is ever
-- edited. `forgotten_by` is the id of the change that asked for it.
alter table changes add column forgotten_by text;

drop trigger changes_are_never_edited;

-- Notes that were withdrawn before this: their record and the ledger forgot their words then.
update changes set
  content = json_set(content, '$.note', '–', '$.place', null),
  forgotten_by = (
    select w.id from changes w where w.kind = 'promise-activity-withdrawn'
      and json_extract(w.content, '$.activityId') = json_extract(changes.content, '$.activityId')
    order by w.sequence limit 1
  )
where kind = 'promise-activity-noted' and json_extract(content, '$.activityId') in (
  select json_extract(content, '$.activityId') from changes where kind = 'promise-activity-withdrawn'
);

create trigger changes_are_never_edited before update on changes
when not (
  old.forgotten_by is null and new.forgotten_by is not null
  and new.sequence = old.sequence and new.id = old.id and new.kind = old.kind and new.walk_id is old.walk_id
  and new.author = old.author and new.received_at = old.received_at
)
begin select raise(abort, 'the log of changes is append-only'); end;
