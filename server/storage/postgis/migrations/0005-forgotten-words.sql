-- The words of a logged change can be forgotten, once, at the word of a later change; nothing else of the log is ever
-- edited. `forgotten_by` is the id of the change that asked for it.
alter table changes add column forgotten_by text collate "C";

drop trigger changes_are_never_edited on changes;

create trigger changes_are_never_deleted before delete or truncate on changes
for each statement execute function refuse_editing();

create trigger changes_are_never_edited before update on changes
for each row when (not (
  old.forgotten_by is null and new.forgotten_by is not null
  and new.sequence = old.sequence and new.id = old.id and new.kind = old.kind
  and new.walk_id is not distinct from old.walk_id
  and new.author = old.author and new.received_at = old.received_at
)) execute function refuse_editing();
