import { buildCellGrid } from './cell-grid.ts';
import { findCores } from './dbscan-cores.ts';
import { findRoot, linkCells } from './dbscan-links.ts';

/** Marks in the order of their ids, degrees, and whose each is. Equal voice numbers are the same person. */
export interface DbscanPoints {
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly voices: Uint32Array;
}

export interface DbscanParameters {
  /** Neighbours are at most this far away by the haversine, 1 to 1,000,000 metres. */
  readonly radiusMetres: number;
  /** A core has at least this many distinct voices within the radius, its own included. */
  readonly minVoices: number;
}

export interface DbscanResult {
  /** The cluster of each point, numbered from 0 by the smallest index in it; -1 for noise. */
  readonly clusters: Int32Array;
  /** 1 where the point is a core. */
  readonly cores: Uint8Array;
  readonly clusterCount: number;
}

/**
 * DBSCAN in metres with the core rule counting people instead of marks. Exact: the same as comparing every pair by
 * `distanceMetres`. A border point belongs to the core nearest to it, the smaller index where two are as near.
 * Method: Ester, Kriegel, Sander and Xu 1996; cells with side radius/sqrt(2) after Gunawan 2013.
 * @throws RangeError on a radius outside 1 to 1,000,000 metres, fewer than one voice, arrays of unequal length or
 * coordinates that are not finite.
 */
export function dbscan(points: DbscanPoints, parameters: DbscanParameters): DbscanResult {
  const { radiusMetres, minVoices } = parameters;
  const count = points.longitudes.length;
  if (points.latitudes.length !== count || points.voices.length !== count)
    throw new RangeError('longitudes, latitudes and voices must be equally many');
  if (!Number.isInteger(minVoices) || minVoices < 1)
    throw new RangeError(`at least one voice is needed, got ${minVoices}`);

  const grid = buildCellGrid(points.longitudes, points.latitudes, points.voices, radiusMetres);
  const voiceCount = renumberVoices(grid.voiceAt);
  const { coreAt, cellFlags } = findCores(grid, voiceCount, radiusMetres, minVoices);
  const { parents, nearestCore } = linkCells(grid, coreAt, cellFlags, radiusMetres);

  // From here on by position: for a core its cell's root, for another point that of its nearest core.
  const rootAt = nearestCore;
  for (let cell = 0; cell < grid.cellCount; cell++) {
    const root = findRoot(parents, cell);
    for (let position = grid.cellStart[cell] ?? 0; position < (grid.cellStart[cell + 1] ?? 0); position++)
      if (coreAt[position] === 1) rootAt[position] = root;
  }
  for (let position = 0; position < count; position++) {
    const core = rootAt[position] ?? -1;
    if (coreAt[position] === 0 && core >= 0) rootAt[position] = rootAt[core] ?? -1;
  }
  const clusters = new Int32Array(count);
  const cores = new Uint8Array(count);
  for (let position = 0; position < count; position++) {
    const index = grid.order[position] ?? 0;
    clusters[index] = rootAt[position] ?? -1;
    cores[index] = coreAt[position] ?? 0;
  }
  // The forest has done its work: its room serves for the numbers.
  return { clusters, cores, clusterCount: numberClusters(clusters, parents) };
}

/**
 * Makes the voices, in place, small numbers in order of appearance, so that looking one up stays in the cache.
 * Returns how many there are.
 */
function renumberVoices(voices: Uint32Array): number {
  const count = voices.length;
  let largest = 0;
  for (let position = 0; position < count; position++) largest = Math.max(largest, voices[position] ?? 0);
  const table = largest < 4 * count + 1024 ? new Uint32Array(largest + 1) : undefined;
  const sparse = new Map<number, number>();
  let next = 1;
  for (let position = 0; position < count; position++) {
    const voice = voices[position] ?? 0;
    let number = table === undefined ? (sparse.get(voice) ?? 0) : (table[voice] ?? 0);
    if (number === 0) {
      number = next++;
      if (table === undefined) sparse.set(voice, number);
      else table[voice] = number;
    }
    voices[position] = number - 1;
  }
  return next - 1;
}

/**
 * Replaces roots by numbers in order of the smallest index of each cluster. Returns how many there are.
 * @param numberOf room for a number for each root; overwritten
 */
function numberClusters(clusters: Int32Array, numberOf: Uint32Array): number {
  numberOf.fill(0);
  let next = 0;
  for (let index = 0; index < clusters.length; index++) {
    const root = clusters[index] ?? -1;
    if (root < 0) continue;
    if (numberOf[root] === 0) numberOf[root] = ++next;
    clusters[index] = (numberOf[root] ?? 0) - 1;
  }
  return next;
}
