import { setTimeout as sleep } from 'node:timers/promises';
import type { Incident } from '../../../domain/incident/incident.ts';
import { placeNumber } from '../../../domain/incident/map-place.ts';
import type { CommitQueue } from '../commit-queue.ts';
import { placesInSquare } from '../incident-squares.ts';
import type { IncidentStore } from '../incident-store.ts';
import type { Alongside } from './commit-transactions.ts';
import type { SqliteDatabase } from './open-database.ts';

/** So many rows are written in about 10 ms. */
const rowsAtATime = 1000;

type IncidentValues = [
  importNumber: number,
  place: number,
  key: Uint8Array,
  longitude: number,
  latitude: number,
  occurredAt: number | null,
  weekday: number | null,
  hour: number | null,
  type: number | null,
  masked: number,
];

interface KnownImports {
  datasetId: string;
  numbers: readonly number[];
}

/** Milliseconds since 1970, of the database: several processes write. */
const now = "cast(unixepoch('subsec') * 1000 as integer)";

/** Writes of one import, in the transaction that is open. */
function createStage(database: SqliteDatabase) {
  const begin = database
    .prepare<[string], number>(
      `insert into incident_imports (id, dataset, state, touched_at)
       values (lower(hex(randomblob(16))), ?, 'staged', ${now}) returning number`,
    )
    .pluck();
  const touch = database.prepare<[number]>(
    `update incident_imports set touched_at = ${now} where number = ? and state = 'staged'`,
  );
  const addType = database
    .prepare<[number, string], number>(
      `insert into incident_types (import, name) values (?, ?)
       on conflict do update set name = excluded.name returning number`,
    )
    .pluck();
  const knows = database
    .prepare<[string, number, Uint8Array], number>(
      `select 1 from json_each(?) known
       cross join incidents i on i.import = known.value and i.place = ? and i.key = ? limit 1`,
    )
    .pluck();
  const add = database.prepare<IncidentValues>(
    `insert into incidents (import, place, key, longitude, latitude, occurred_at, weekday, hour, type, masked)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const addToSquare = database.prepare<[number, number, number]>(
    `insert into incident_squares (import, square, amount) values (?, ?, ?)
     on conflict do update set amount = amount + excluded.amount`,
  );

  /** Gives how many were new, or undefined where the import was given up by somebody else. */
  function addRows(
    number: number,
    known: readonly number[],
    rows: readonly Incident[],
    types: Map<string, number>,
  ): number | undefined {
    if (touch.run(number).changes === 0) return undefined;
    const typeOf = (name: string) => {
      const numberOfType = types.get(name) ?? addType.get(number, name);
      if (numberOfType !== undefined) types.set(name, numberOfType);
      return numberOfType ?? null;
    };
    const knownText = JSON.stringify(known);
    // In order of place, so that the table grows side by side.
    const placed = rows
      .map((incident) => ({ incident, place: placeNumber(incident.position) }))
      .sort((a, b) => a.place - b.place);
    const inSquares = new Map<number, number>();
    let accepted = 0;
    for (const { incident, place } of placed) {
      const { key, position, occurredAt, weekday, hour, type, masked } = incident;
      if (known.length > 0 && knows.get(knownText, place, key) !== undefined) continue;
      const { changes } = add.run(
        ...([number, place, key, position[0], position[1]] as const),
        occurredAt === null ? null : Date.parse(occurredAt),
        ...([weekday, hour, type === null ? null : typeOf(type), masked ? 1 : 0] as const),
      );
      if (changes === 0) continue;
      accepted += 1;
      const square = Math.floor(place / placesInSquare);
      inSquares.set(square, (inSquares.get(square) ?? 0) + 1);
    }
    for (const [square, amount] of inSquares) addToSquare.run(number, square, amount);
    return accepted;
  }
  return { begin, addRows: database.transaction(addRows).immediate };
}

/** Writes of recorded incidents. */
export function createIncidentWriter(
  database: SqliteDatabase,
  queue: CommitQueue<Alongside>,
): Pick<IncidentStore, 'addIncidents'> {
  const stage = createStage(database);
  const currentOf = database
    .prepare<[string], number>(
      "select number from incident_imports where dataset = ? and state = 'current' order by number",
    )
    .pluck();
  const publish = database.prepare<[number]>(
    "update incident_imports set state = 'current' where number = ? and state = 'staged'",
  );
  const giveUp = database.prepare<[number]>(
    "update incident_imports set state = 'old' where number = ? and state = 'staged'",
  );

  /** Gives how many rows the data set did not have; undefined where the import was given up meanwhile. */
  async function writeRows(number: number, known: KnownImports, incidents: readonly Incident[]) {
    const types = new Map<string, number>();
    let accepted = 0;
    for (let start = 0; start < incidents.length; start += rowsAtATime) {
      const began = performance.now();
      const part = stage.addRows(number, known.numbers, incidents.slice(start, start + rowsAtATime), types);
      if (part === undefined) return undefined;
      accepted += part;
      // As long as it took: others also wait for their turn to write, from the command line in their own process.
      await sleep(performance.now() - began);
    }
    return accepted;
  }

  type Added = Awaited<ReturnType<IncidentStore['addIncidents']>>;
  /** Null where another import of the data set was committed meanwhile, which may have had the same rows. */
  async function tryToAdd(...[change, incidents]: Parameters<IncidentStore['addIncidents']>) {
    const { datasetId } = change.change;
    const known = { datasetId, numbers: currentOf.all(datasetId) };
    const number = stage.begin.get(datasetId);
    if (number === undefined) throw new Error(`no import for the data set ${datasetId}`);
    try {
      const accepted = await writeRows(number, known, incidents);
      if (accepted === undefined) return null;
      let isLate = false;
      const alongside = () => {
        isLate =
          currentOf.all(datasetId).join() !== known.numbers.join() || publish.run(number).changes === 0;
        return !isLate && accepted > 0;
      };
      const [verdict = null] = await queue.commit([change], { allOrNothing: true, alongside });
      if (isLate) return null;
      const kept = verdict !== null && verdict.verdict !== 'refused';
      const duplicates = incidents.length - accepted;
      return { verdict, accepted: kept ? accepted : 0, duplicates } satisfies Added;
    } finally {
      giveUp.run(number);
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
