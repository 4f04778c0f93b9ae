-- Earlier computations of areas are opened from the log; these are few among its changes.
create index changes_of_area_runs on changes (walk_id, sequence) where kind in ('areas-computed', 'area-set-computed');
