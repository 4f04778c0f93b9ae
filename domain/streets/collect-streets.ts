import { isWalked, type OsmTags, stopsFeet } from './foot-rules.ts';

/** Streets of an extract as they come in: the ways first, then the points that they need. */
export interface StreetCollector {
  addWay(tags: OsmTags, points: readonly number[]): void;
  /** After the last way. Points that no street needs are let go. */
  addPoint(id: number, longitude: number, latitude: number, tags: OsmTags): void;
  /** How many references to points the ways have so far: what memory is needed for. */
  readonly references: number;
  finish(): { longitudes: Int32Array; latitudes: Int32Array; pieces: Uint32Array };
}

const unit = 1e7;

/**
 * Gathers what can be walked. A way that leaves the extract ends at the last point that is there, and a point that
 * stops feet has no streets at all, so nobody is led through it. Pieces that stand twice count once.
 */
export function collectStreets(): StreetCollector {
  const ways: Float64Array[] = [];
  let references = 0;
  const numbers = new Map<number, number>();
  const longitudes: number[] = [];
  const latitudes: number[] = [];
  let needed: Set<number> | undefined;
  return {
    get references() {
      return references;
    },
    addWay(tags, points) {
      if (points.length < 2 || !isWalked(tags)) return;
      references += points.length;
      ways.push(Float64Array.from(points));
    },
    addPoint(id, longitude, latitude, tags) {
      if (needed === undefined) {
        needed = new Set();
        for (const way of ways) for (const point of way) needed.add(point);
      }
      if (!needed.has(id) || numbers.has(id) || stopsFeet(tags)) return;
      numbers.set(id, longitudes.length);
      longitudes.push(Math.round(longitude * unit));
      latitudes.push(Math.round(latitude * unit));
    },
    finish() {
      const seen = new Set<number>();
      const pieces: number[] = [];
      for (const way of ways)
        for (let index = 1; index < way.length; index++) {
          const [a, b] = [numbers.get(way[index - 1] ?? -1), numbers.get(way[index] ?? -1)];
          if (a === undefined || b === undefined || a === b) continue;
          const key = Math.min(a, b) * longitudes.length + Math.max(a, b);
          if (seen.has(key)) continue;
          seen.add(key);
          pieces.push(a, b);
        }
      return {
        longitudes: Int32Array.from(longitudes),
        latitudes: Int32Array.from(latitudes),
        pieces: Uint32Array.from(pieces),
      };
    },
  };
}
