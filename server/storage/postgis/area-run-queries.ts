import type { LoggedAreaRun, Store } from '../store.ts';
import type { PostgisDatabase } from './open-database.ts';

/** The computations of areas in the log, without their areas. */
export function createAreaRunQueries(database: PostgisDatabase): Pick<Store, 'areaRuns'> {
  return {
    // The kinds in the same words as in the index, or the database does not see that the index fits.
    areaRuns: (of, limit) =>
      database.rows<LoggedAreaRun>(
        `select sequence, content::json ->> 'at' as "runAt", json_array_length(content::json -> 'areas') as "areaCount"
         from changes
         where kind in ('areas-computed', 'area-set-computed') and walk_id is not distinct from $1
           and content::json ->> 'setId' is not distinct from $2
         order by sequence desc limit $3`,
        ['walkId' in of ? of.walkId : null, 'setId' in of ? of.setId : null, limit],
      ),
  };
}
