import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { planeAround } from '../domain/analysis/plane.ts';
import type { DatedPoints } from '../domain/analysis/risk-grid.ts';

const dayMilliseconds = 86_400_000;

/** The number of a day, as in the data sets: local time, without a zone. */
export function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / dayMilliseconds;
}

interface Columns {
  readonly longitude: string;
  readonly latitude: string;
  readonly date: string;
}

/**
 * Incidents of a file in a plane around their middle, in order of their day; undefined where there is no such file.
 * Rows without coordinates, and those more than a degree from the middle, are left out.
 */
function readIncidents(path: string, columns: Columns): DatedPoints | undefined {
  if (!existsSync(path)) return undefined;
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(path)), { columns: true });
  const places = rows
    .map((row) => ({
      longitude: Number.parseFloat(row[columns.longitude] ?? ''),
      latitude: Number.parseFloat(row[columns.latitude] ?? ''),
      day: dayOf(row[columns.date] ?? ''),
    }))
    .filter(({ longitude, latitude }) => Number.isFinite(longitude) && Number.isFinite(latitude));
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const longitude = middle(places.map((place) => place.longitude));
  const latitude = middle(places.map((place) => place.latitude));
  const plane = planeAround([longitude, latitude]);
  const near = places
    .filter((place) => Math.abs(place.longitude - longitude) < 1 && Math.abs(place.latitude - latitude) < 1)
    .sort((a, b) => a.day - b.day)
    .map((place) => ({ flat: plane.toFlat([place.longitude, place.latitude]), day: place.day }));
  return {
    x: Float64Array.from(near, ({ flat }) => flat[0]),
    y: Float64Array.from(near, ({ flat }) => flat[1]),
    day: Float64Array.from(near, ({ day }) => day),
  };
}

export function readPhiladelphia(folder: string): DatedPoints | undefined {
  return readIncidents(join(folder, 'incidents-philadelphia', 'incidents_2018-2019.csv.gz'), {
    longitude: 'point_x',
    latitude: 'point_y',
    date: 'dispatch_date',
  });
}

export function readChicago(folder: string): DatedPoints | undefined {
  return readIncidents(join(folder, 'incidents-chicago', 'chicago_aggravated_assaults.csv.gz'), {
    longitude: 'longitude',
    latitude: 'latitude',
    date: 'date',
  });
}
