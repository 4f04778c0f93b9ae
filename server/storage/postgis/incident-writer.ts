import type { Incident } from '../../../domain/incident/incident.ts';
import { placeNumber } from '../../../domain/incident/map-place.ts';
import { placesInSquare } from '../incident-squares.ts';
import type { IncidentStore } from '../incident-store.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { unnested } from './unnested.ts';

/** So many rows go into one statement. */
const rowsAtATime = 5000;

const incidentColumns = {
  dataset: 'bigint',
  place: 'bigint',
  key: 'bytea',
  longitude: 'double precision',
  latitude: 'double precision',
  occurred_at: 'bigint',
  weekday: 'smallint',
  hour: 'smallint',
  type: 'bigint',
  masked: 'smallint',
} as const;

/** Deletes the first rows of a data set by place and, once there are none, what was known of them together. */
export function createIncidentDropper(database: PostgisDatabase): Pick<IncidentStore, 'dropIncidents'> {
  return {
    dropIncidents: (datasetId, rows) =>
      // With the lock of writers: nobody adds rows while the last of them go.
      database.transact('writing', async (session) => {
        const [dataset] = await session.rows<{ number: number }>(
          'select number from incident_datasets where id = $1',
          [datasetId],
        );
        if (dataset === undefined) return false;
        const [last] = await session.rows<{ place: number | null }>(
          `select max(place) as place
           from (select place from incidents where dataset = $1 order by place limit $2) first`,
          [dataset.number, rows],
        );
        if (last !== undefined && last.place !== null) {
          await session.write('delete from incidents where dataset = $1 and place <= $2', [
            dataset.number,
            last.place,
          ]);
          return true;
        }
        for (const table of ['incident_squares', 'incident_types'])
          await session.write(`delete from ${table} where dataset = $1`, [dataset.number]);
        await session.write('delete from incident_datasets where number = $1', [dataset.number]);
        return false;
      }),
  };
}

async function numberOfDataset(session: Session, datasetId: string): Promise<number> {
  await session.write('insert into incident_datasets (id) values ($1) on conflict do nothing', [datasetId]);
  const [row] = await session.rows<{ number: number }>('select number from incident_datasets where id = $1', [
    datasetId,
  ]);
  if (row === undefined) throw new Error(`the data set ${datasetId} has no number`);
  return row.number;
}

/** No text of PostgreSQL may hold this character. */
const keptText = (text: string) => text.replaceAll('\0', ' ');

async function numbersOfTypes(session: Session, dataset: number, incidents: readonly Incident[]) {
  const names = [...new Set(incidents.flatMap(({ type }) => (type === null ? [] : [keptText(type)])))];
  await session.write(
    `insert into incident_types (dataset, name) select $1, name from unnest($2::text[]) as v(name)
     on conflict do nothing`,
    [dataset, names],
  );
  const rows = await session.rows<{ number: number; name: string }>(
    'select number, name from incident_types where dataset = $1',
    [dataset],
  );
  return new Map(rows.map(({ number, name }) => [name, number]));
}

/** Writes rows in the transaction of the session, in order of place; gives how many were new. */
export async function writeIncidents(
  session: Session,
  datasetId: string,
  incidents: readonly Incident[],
): Promise<number> {
  const dataset = await numberOfDataset(session, datasetId);
  const types = await numbersOfTypes(session, dataset, incidents);
  const rows = incidents
    .map(({ key, position: [longitude, latitude], occurredAt, weekday, hour, type, masked }) => ({
      ...{ dataset, place: placeNumber([longitude, latitude]), key: Buffer.from(key), longitude, latitude },
      ...{ weekday, hour, masked: masked ? 1 : 0 },
      occurred_at: occurredAt === null ? null : Date.parse(occurredAt),
      type: type === null ? null : (types.get(keptText(type)) ?? null),
    }))
    .sort((a, b) => a.place - b.place);
  let accepted = 0;
  for (let first = 0; first < rows.length; first += rowsAtATime) {
    const { source, names, values } = unnested(incidentColumns, rows.slice(first, first + rowsAtATime));
    // A row that is twice in the file counts once: what is written in this statement collides like what was there.
    const [written] = await session.rows<{ accepted: number }>(
      `with added as (
         insert into incidents (${names}) select ${names} from ${source} on conflict do nothing
         returning place / ${placesInSquare} as square
       ), squares as (
         insert into incident_squares (dataset, square, amount)
         select ${dataset}, square, count(*) from added group by square
         on conflict (dataset, square) do update set amount = incident_squares.amount + excluded.amount
       )
       select count(*) as accepted from added`,
      values,
    );
    accepted += written?.accepted ?? 0;
  }
  return accepted;
}
