import type { Incident } from '../../../domain/incident/incident.ts';
import { placeNumber } from '../../../domain/incident/map-place.ts';
import { placesInSquare } from '../incident-squares.ts';
import type { SqliteDatabase } from './open-database.ts';

type IncidentValues = [
  dataset: number,
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

/** Deletes the first rows of a data set by place and, once there are none, what was known of them together. */
export function createIncidentDropper(
  database: SqliteDatabase,
): (datasetId: string, rows: number) => boolean {
  const numberOf = database
    .prepare<[string], number>('select number from incident_datasets where id = ?')
    .pluck();
  const placeOf = database
    .prepare<[number, number], number | null>(
      'select max(place) from (select place from incidents where dataset = ? order by place limit ?)',
    )
    .pluck();
  const drop = database.prepare<[number, number]>('delete from incidents where dataset = ? and place <= ?');
  const dropRest = ['incident_squares', 'incident_types'].map((table) =>
    database.prepare<[number]>(`delete from ${table} where dataset = ?`),
  );
  const dropDataset = database.prepare<[number]>('delete from incident_datasets where number = ?');
  return database.transaction((datasetId: string, rows: number) => {
    const dataset = numberOf.get(datasetId);
    if (dataset === undefined) return false;
    const place = placeOf.get(dataset, rows) ?? null;
    if (place !== null) {
      drop.run(dataset, place);
      return true;
    }
    for (const statement of dropRest) statement.run(dataset);
    dropDataset.run(dataset);
    return false;
  }).immediate;
}

/** Writes rows inside an open transaction; gives how many were new. In order of place, so that the table only grows at its edges. */
export function createIncidentWriter(
  database: SqliteDatabase,
): (datasetId: string, incidents: readonly Incident[]) => number {
  const addDataset = database.prepare<[string]>(
    'insert into incident_datasets (id) values (?) on conflict do nothing',
  );
  const numberOf = database
    .prepare<[string], number>('select number from incident_datasets where id = ?')
    .pluck();
  const addType = database
    .prepare<[number, string], number>(
      `insert into incident_types (dataset, name) values (?, ?)
       on conflict do update set name = excluded.name returning number`,
    )
    .pluck();
  const add = database.prepare<IncidentValues>(
    `insert into incidents (dataset, place, key, longitude, latitude, occurred_at, weekday, hour, type, masked)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const addToSquare = database.prepare<[number, number, number]>(
    `insert into incident_squares (dataset, square, amount) values (?, ?, ?)
     on conflict do update set amount = amount + excluded.amount`,
  );

  return (datasetId, incidents) => {
    addDataset.run(datasetId);
    const dataset = numberOf.get(datasetId);
    if (dataset === undefined) throw new Error(`the data set ${datasetId} has no number`);
    const typeNumbers = new Map<string, number>();
    for (const { type } of incidents) {
      if (type === null || typeNumbers.has(type)) continue;
      const number = addType.get(dataset, type);
      if (number !== undefined) typeNumbers.set(type, number);
    }
    const placed = incidents
      .map((incident) => ({ incident, place: placeNumber(incident.position) }))
      .sort((a, b) => a.place - b.place);
    const inSquares = new Map<number, number>();
    let accepted = 0;
    for (const { incident, place } of placed) {
      const { key, position, occurredAt, weekday, hour, type, masked } = incident;
      const { changes } = add.run(
        ...([dataset, place, key, position[0], position[1]] as const),
        occurredAt === null ? null : Date.parse(occurredAt),
        ...([weekday, hour, type === null ? null : (typeNumbers.get(type) ?? null), masked ? 1 : 0] as const),
      );
      if (changes === 0) continue;
      accepted += 1;
      const square = Math.floor(place / placesInSquare);
      inSquares.set(square, (inSquares.get(square) ?? 0) + 1);
    }
    for (const [square, amount] of inSquares) addToSquare.run(dataset, square, amount);
    return accepted;
  };
}
