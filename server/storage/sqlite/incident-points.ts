import { setImmediate } from 'node:timers/promises';
import type { DatasetId } from '../../../domain/ids.ts';
import type { IncidentPoints } from '../../../domain/incident/incident-points.ts';
import type { IncidentStore } from '../incident-store.ts';
import { conditionOf, type Values, valuesOf } from './incident-queries.ts';
import type { SqliteDatabase } from './open-database.ts';

/** So many rows are read in about 15 ms. */
const rowsAtATime = 20_000;

type Row = [place: number, key: Uint8Array, longitude: number, latitude: number, occurredAt: number | null];
interface Place {
  dataset: number;
  afterPlace: number;
  afterKey: Uint8Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Reads of where and when, in parts, with the loop of events free in between. */
export function createIncidentPoints(database: SqliteDatabase): Pick<IncidentStore, 'incidentPoints'> {
  const numberOf = database
    .prepare<[DatasetId], number>('select number from incident_datasets where id = ?')
    .pluck();

  return {
    async incidentPoints(filters, { box, signal } = {}): Promise<IncidentPoints> {
      const values = valuesOf(filters);
      const inBox =
        box === undefined
          ? ''
          : 'and i.longitude between @west and @east and i.latitude between @south and @north';
      const read = database
        .prepare<[Values & Place], Row>(
          `select i.place, i.key, i.longitude, i.latitude, i.occurred_at from incidents i
           where i.dataset = @dataset and (i.place, i.key) > (@afterPlace, @afterKey) ${inBox} ${conditionOf(values)}
           order by i.place, i.key limit ${rowsAtATime}`,
        )
        .raw();
      const [west, south, east, north] = box ?? [-180, -90, 180, 90];
      const rows: Row[][] = [];
      for (const id of filters.datasetIds) {
        const dataset = numberOf.get(id);
        let after: Pick<Place, 'afterPlace' | 'afterKey'> = { afterPlace: -1, afterKey: new Uint8Array() };
        for (let more = dataset !== undefined; more; ) {
          signal?.throwIfAborted();
          const place = { ...values, ...after, dataset: dataset ?? 0, west, south, east, north };
          const part = read.all(place);
          rows.push(part);
          more = part.length === rowsAtATime;
          const last = part.at(-1);
          if (last !== undefined) after = { afterPlace: last[0], afterKey: last[1] };
          await setImmediate();
        }
      }
      return pointsOf(rows);
    },
  };
}

function pointsOf(parts: readonly Row[][]): IncidentPoints {
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  const longitude = new Float64Array(count);
  const latitude = new Float64Array(count);
  const occurredAt = new Float64Array(count);
  let at = 0;
  for (const part of parts)
    for (const row of part) {
      longitude[at] = row[2];
      latitude[at] = row[3];
      occurredAt[at] = row[4] ?? Number.NaN;
      at += 1;
    }
  return { longitude, latitude, occurredAt };
}
