import { type IncidentStore, unfinishedAfterMilliseconds } from '../incident-store.ts';
import type { SqliteDatabase } from './open-database.ts';

/** Deletes rows of imports, the first by place, and once there are none what was known of them together. */
export function createIncidentDropper(
  database: SqliteDatabase,
): Pick<IncidentStore, 'dropIncidents' | 'dropUnfinishedIncidents'> {
  const ofDataset = database
    .prepare<[string], number>(
      'select number from incident_imports where dataset = ? order by number limit 1',
    )
    .pluck();
  const giveUp = database.prepare<[number]>(
    `update incident_imports set state = 'old'
     where state = 'staged' and touched_at < unixepoch('subsec') * 1000 - ?`,
  );
  const unfinished = database
    .prepare<[], number>("select number from incident_imports where state = 'old' order by number limit 1")
    .pluck();
  const placeOf = database
    .prepare<[number, number], number | null>(
      'select max(place) from (select place from incidents where import = ? order by place limit ?)',
    )
    .pluck();
  const drop = database.prepare<[number, number]>('delete from incidents where import = ? and place <= ?');
  const dropRest = ['incident_squares', 'incident_types'].map((table) =>
    database.prepare<[number]>(`delete from ${table} where import = ?`),
  );
  const dropImport = database.prepare<[number]>('delete from incident_imports where number = ?');

  function dropSome(next: () => number | undefined, rows: number): boolean {
    const number = next();
    if (number === undefined) return false;
    const place = placeOf.get(number, rows) ?? null;
    if (place !== null) {
      drop.run(number, place);
      return true;
    }
    for (const statement of dropRest) statement.run(number);
    dropImport.run(number);
    return next() !== undefined;
  }
  const inTransaction = database.transaction(dropSome).immediate;

  return {
    dropIncidents: async (datasetId, rows) => inTransaction(() => ofDataset.get(datasetId), rows),
    async dropUnfinishedIncidents(rows) {
      const next = () => {
        giveUp.run(unfinishedAfterMilliseconds);
        return unfinished.get();
      };
      return inTransaction(next, rows);
    },
  };
}
