import type { IncidentPoints } from '../../../domain/incident/incident-points.ts';
import type { IncidentStore } from '../incident-store.ts';
import { incidentConditions, ofDatasets } from './incident-conditions.ts';
import type { PostgisDatabase } from './open-database.ts';
import { placesOf } from './places-of.ts';

/** So many rows come at a time. */
const rowsAtATime = 5000;

interface Row {
  longitude: number;
  latitude: number;
  at: number | null;
}

/** Reads of where and when, in parts, with others answered in between. */
export function createIncidentPoints(database: PostgisDatabase): Pick<IncidentStore, 'incidentPoints'> {
  return {
    incidentPoints: (filters, { box, signal } = {}) =>
      database.view(async (session) => {
        signal?.throwIfAborted();
        const { values, place } = placesOf();
        const datasets = ofDatasets(filters, place);
        const conditions = [incidentConditions(filters, place)];
        if (box !== undefined) {
          const [west, south, east, north] = box.map((edge) => `${place(edge)}::float8`);
          // Candidates from the index, whose boxes are rounded outwards, then the exact position.
          conditions.push(
            `and i.point && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`,
            `and i.longitude between ${west} and ${east} and i.latitude between ${south} and ${north}`,
          );
        }
        await session.write(
          `declare points no scroll cursor for
           select i.longitude, i.latitude, i.occurred_at as at from incidents i
           where i.${datasets} ${conditions.join(' ')} order by i.import, i.place, i.key`,
          values,
        );
        const parts: Row[][] = [];
        for (let more = true; more; ) {
          signal?.throwIfAborted();
          const part = await session.rows<Row>(`fetch ${rowsAtATime} from points`);
          parts.push(part);
          more = part.length === rowsAtATime;
        }
        return pointsOf(parts);
      }),
  };
}

function pointsOf(parts: readonly Row[][]): IncidentPoints {
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  const longitude = new Float64Array(count);
  const latitude = new Float64Array(count);
  const occurredAt = new Float64Array(count);
  let place = 0;
  for (const part of parts)
    for (const row of part) {
      longitude[place] = row.longitude;
      latitude[place] = row.latitude;
      occurredAt[place] = row.at ?? Number.NaN;
      place += 1;
    }
  return { longitude, latitude, occurredAt };
}
