import type { Lamp } from '../../domain/lamp/lamp.ts';
import type { LampPoints } from '../../domain/lamp/lamp-points.ts';
import type { LampCounts } from './lamp-store.ts';

/** A lamp as every engine keeps it; `working` is 1, 0 or null. */
export interface LampRow {
  longitude: number;
  latitude: number;
  working: number | null;
  type: string | null;
  heightMetres: number | null;
  inspectedOn: string | null;
  reference: string | null;
}

export interface LampPointRow {
  longitude: number;
  latitude: number;
  working: number | null;
}

export interface LampCountRow {
  lamps: number;
  working: number;
  broken: number;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}

export function lampOfRow({ longitude, latitude, working, ...rest }: LampRow): Lamp {
  return { position: [longitude, latitude], working: working === null ? null : working === 1, ...rest };
}

export function lampPointsOf(rows: readonly LampPointRow[]): LampPoints {
  return {
    longitude: Float64Array.from(rows, ({ longitude }) => longitude),
    latitude: Float64Array.from(rows, ({ latitude }) => latitude),
    working: Int8Array.from(rows, ({ working }) => working ?? -1),
  };
}

export function lampCountsOf(row: LampCountRow | undefined, types: LampCounts['types']): LampCounts {
  if (row === undefined) throw new Error('the count of lamps gave no row');
  const { west, south, east, north, ...numbers } = row;
  const isEmpty = west === null || south === null || east === null || north === null;
  return { ...numbers, box: isEmpty ? null : [west, south, east, north], types };
}
