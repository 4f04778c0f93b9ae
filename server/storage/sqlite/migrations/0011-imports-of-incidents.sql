-- The rows of each file are an import of their own, seen by nobody until the change that tells of it is committed.
-- `id` is drawn by chance, and of rows from before this that of their data set; `dataset` is the id of the data set.
alter table incident_datasets rename to incident_imports;
alter table incident_imports add column dataset text not null default '';
-- 'staged' while its rows are coming in, 'current', or 'old' where it was given up, until its rows are deleted.
alter table incident_imports add column state text not null default 'current'
  check (state in ('staged', 'current', 'old'));
-- When rows came in last, as milliseconds since 1970: an import that was killed touches nothing more.
alter table incident_imports add column touched_at integer not null default 0;
update incident_imports set dataset = id;
create index incident_imports_by_dataset on incident_imports (dataset, state);

alter table incident_types rename column dataset to import;
alter table incidents rename column dataset to import;
alter table incident_squares rename column dataset to import;
