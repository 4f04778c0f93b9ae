import { type IncidentStore, unfinishedAfterMilliseconds } from '../incident-store.ts';
import type { PostgisDatabase, Session } from './open-database.ts';

/** The number of an import whose rows go. */
type NextImport = (session: Session) => Promise<number | undefined>;

async function dropSome(session: Session, next: NextImport, rows: number): Promise<boolean> {
  const number = await next(session);
  if (number === undefined) return false;
  const [last] = await session.rows<{ place: number | null }>(
    'select max(place) as place from (select place from incidents where import = $1 order by place limit $2) first',
    [number, rows],
  );
  if (last !== undefined && last.place !== null) {
    await session.write('delete from incidents where import = $1 and place <= $2', [number, last.place]);
    return true;
  }
  for (const table of ['incident_squares', 'incident_types'])
    await session.write(`delete from ${table} where import = $1`, [number]);
  await session.write('delete from incident_imports where number = $1', [number]);
  return (await next(session)) !== undefined;
}

async function numberOf(session: Session, where: string, values: readonly unknown[]) {
  // Locked: an import that still writes rows does so after its own touch of this row.
  const [row] = await session.rows<{ number: number }>(
    `select number from incident_imports where ${where} order by number limit 1 for update`,
    values,
  );
  return row?.number;
}

/** Deletes rows of imports, the first by place, and once there are none what was known of them together. */
export function createIncidentDropper(
  database: PostgisDatabase,
): Pick<IncidentStore, 'dropIncidents' | 'dropUnfinishedIncidents'> {
  return {
    dropIncidents: (datasetId, rows) =>
      // With the lock of writers: nobody commits an import while the last of its rows go.
      database.transact('writing', (session) =>
        dropSome(session, (asked) => numberOf(asked, 'dataset = $1', [datasetId]), rows),
      ),
    dropUnfinishedIncidents: (rows) =>
      database.transact('writing', async (session) => {
        await session.write(
          `update incident_imports set state = 'old'
           where state = 'staged' and touched_at < extract(epoch from clock_timestamp()) * 1000 - $1`,
          [unfinishedAfterMilliseconds],
        );
        return dropSome(session, (asked) => numberOf(asked, "state = 'old'", []), rows);
      }),
  };
}
