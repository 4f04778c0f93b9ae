import type { Incident } from '../../../domain/incident/incident.ts';
import { placeNumber } from '../../../domain/incident/map-place.ts';
import type { CommitQueue } from '../commit-queue.ts';
import { placesInSquare } from '../incident-squares.ts';
import type { IncidentStore } from '../incident-store.ts';
import type { Alongside } from './commit-transactions.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { unnested } from './unnested.ts';

/** So many rows go into one statement; more would hold up the thread that makes it. */
const rowsAtATime = 2000;

const incidentColumns = {
  import: 'bigint',
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

/** No text of PostgreSQL may hold this character. */
const keptText = (text: string) => text.replaceAll('\0', ' ');

async function numbersOfTypes(session: Session, number: number, incidents: readonly Incident[]) {
  const names = [...new Set(incidents.flatMap(({ type }) => (type === null ? [] : [keptText(type)])))];
  await session.write(
    `insert into incident_types (import, name) select $1, name from unnest($2::text[]) as v(name)
     on conflict do nothing`,
    [number, names],
  );
  const rows = await session.rows<{ number: number; name: string }>(
    'select number, name from incident_types where import = $1',
    [number],
  );
  return new Map(rows.map(({ number: type, name }) => [name, type]));
}

/** Gives how many were new, or undefined where the import was given up by somebody else. */
async function writeRows(
  session: Session,
  number: number,
  known: readonly number[],
  incidents: readonly Incident[],
): Promise<number | undefined> {
  const touched = await session.write(
    `update incident_imports set touched_at = extract(epoch from clock_timestamp()) * 1000
     where number = $1 and state = 'staged'`,
    [number],
  );
  if (touched === 0) return undefined;
  const types = await numbersOfTypes(session, number, incidents);
  const rows = incidents
    .map(({ key, position: [longitude, latitude], occurredAt, weekday, hour, type, masked }) => ({
      ...{ import: number, place: placeNumber([longitude, latitude]), key: Buffer.from(key) },
      ...{ longitude, latitude, weekday, hour, masked: masked ? 1 : 0 },
      occurred_at: occurredAt === null ? null : Date.parse(occurredAt),
      type: type === null ? null : (types.get(keptText(type)) ?? null),
    }))
    .sort((a, b) => a.place - b.place);
  const { source, names, values } = unnested(incidentColumns, rows);
  const knownImports = `$${values.length + 1}::bigint[]`;
  // A row that is twice in the file counts once: what is written in this statement collides like what was there.
  const [written] = await session.rows<{ accepted: number }>(
    `with added as (
       insert into incidents (${names}) select ${names} from ${source}
       where not exists (select 1 from incidents i
         where i.import = any(${knownImports}) and i.place = v.place and i.key = v.key)
       on conflict do nothing returning place / ${placesInSquare} as square
     ), squares as (
       insert into incident_squares (import, square, amount)
       select ${number}, square, count(*) from added group by square
       on conflict (import, square) do update set amount = incident_squares.amount + excluded.amount
     )
     select count(*) as accepted from added`,
    [...values, known],
  );
  return written?.accepted ?? 0;
}

async function currentOf(session: Session, datasetId: string): Promise<readonly number[]> {
  const rows = await session.rows<{ number: number }>(
    "select number from incident_imports where dataset = $1 and state = 'current' order by number",
    [datasetId],
  );
  return rows.map(({ number }) => number);
}

const setState = (session: Session, number: number, state: 'current' | 'old') =>
  session.write("update incident_imports set state = $2 where number = $1 and state = 'staged'", [
    number,
    state,
  ]);

/** Writes of recorded incidents. */
export function createIncidentWriter(
  database: PostgisDatabase,
  queue: CommitQueue<Alongside>,
): Pick<IncidentStore, 'addIncidents'> {
  type Added = Awaited<ReturnType<IncidentStore['addIncidents']>>;

  async function writeAll(number: number, known: readonly number[], incidents: readonly Incident[]) {
    let accepted = 0;
    for (let first = 0; first < incidents.length; first += rowsAtATime) {
      const part = incidents.slice(first, first + rowsAtATime);
      const added = await database.transact(null, (session) => writeRows(session, number, known, part));
      if (added === undefined) return undefined;
      accepted += added;
    }
    return accepted;
  }

  /** Null where another import of the data set was committed meanwhile, which may have had the same rows. */
  async function tryToAdd(...[change, incidents]: Parameters<IncidentStore['addIncidents']>) {
    const { datasetId } = change.change;
    const known = await currentOf(database, datasetId);
    const [staged] = await database.rows<{ number: number }>(
      `insert into incident_imports (id, dataset, state, touched_at)
       values (gen_random_uuid()::text, $1, 'staged', extract(epoch from clock_timestamp()) * 1000) returning number`,
      [datasetId],
    );
    if (staged === undefined) throw new Error(`no import for the data set ${datasetId}`);
    const { number } = staged;
    try {
      const accepted = await writeAll(number, known, incidents);
      if (accepted === undefined) return null;
      let isLate = false;
      const alongside = async (session: Session) => {
        const others = await currentOf(session, datasetId);
        isLate = others.join() !== known.join() || (await setState(session, number, 'current')) === 0;
        return !isLate && accepted > 0;
      };
      const [verdict = null] = await queue.commit([change], { allOrNothing: true, alongside });
      if (isLate) return null;
      const kept = verdict !== null && verdict.verdict !== 'refused';
      const duplicates = incidents.length - accepted;
      return { verdict, accepted: kept ? accepted : 0, duplicates } satisfies Added;
    } finally {
      await setState(database, number, 'old');
    }
  }

  return {
    async addIncidents(change, incidents) {
      for (;;) {
        const added = await tryToAdd(change, incidents);
        if (added !== null) return added;
      }
    },
  };
}
