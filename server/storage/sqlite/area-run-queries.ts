import type { LoggedAreaRun, Store } from '../store.ts';
import type { SqliteDatabase } from './open-database.ts';

interface RunParameters {
  walkId: string | null;
  setId: string | null;
  limit: number;
}

/** The computations of areas in the log, without their areas. */
export function createAreaRunQueries(database: SqliteDatabase): Pick<Store, 'areaRuns'> {
  // The same words as in the index, or SQLite does not see that the index fits.
  const runs = database.prepare<[RunParameters], LoggedAreaRun>(
    `select sequence, json_extract(content, '$.at') as runAt, json_array_length(content, '$.areas') as areaCount
     from changes
     where kind in ('areas-computed', 'area-set-computed') and walk_id is @walkId
       and json_extract(content, '$.setId') is @setId
     order by sequence desc limit @limit`,
  );
  return {
    areaRuns: async (of, limit) =>
      runs.all({ walkId: 'walkId' in of ? of.walkId : null, setId: 'setId' in of ? of.setId : null, limit }),
  };
}
