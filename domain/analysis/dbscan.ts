import { buildCellGrid, type CellGrid, doubtMetres } from './cell-grid.ts';

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

/** In the cell flags: no core, some cores, only cores. */
const none = 0;
const some = 1;
const all = 2;

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

  const grid = buildCellGrid(points.longitudes, points.latitudes, radiusMetres);
  const { coreAt, cellFlags } = findCores(grid, renumberVoices(points.voices, grid.order), parameters);
  const parents = joinCells(grid, coreAt, cellFlags, radiusMetres);
  const clusters = new Int32Array(count).fill(-1);
  const cores = new Uint8Array(count);
  for (let cell = 0; cell < grid.cellCount; cell++) {
    if (cellFlags[cell] === none) continue;
    const root = findRoot(parents, cell);
    for (let position = grid.cellStart[cell] ?? 0; position < (grid.cellStart[cell + 1] ?? 0); position++) {
      if (coreAt[position] === 0) continue;
      const index = grid.order[position] ?? 0;
      clusters[index] = root;
      cores[index] = 1;
    }
  }
  assignBorders(grid, coreAt, cellFlags, clusters, radiusMetres);
  return { clusters, cores, clusterCount: numberClusters(clusters, grid.cellCount) };
}

/** Voices by position, as small numbers in order of appearance, so that looking one up stays in the cache. */
function renumberVoices(voices: Uint32Array, order: Uint32Array): Uint32Array {
  const count = voices.length;
  const renumbered = new Uint32Array(count);
  let largest = 0;
  for (let index = 0; index < count; index++) largest = Math.max(largest, voices[index] ?? 0);
  const table = largest < 4 * count + 1024 ? new Uint32Array(largest + 1) : undefined;
  const sparse = new Map<number, number>();
  let next = 1;
  for (let position = 0; position < count; position++) {
    const voice = voices[order[position] ?? 0] ?? 0;
    let number = table === undefined ? (sparse.get(voice) ?? 0) : (table[voice] ?? 0);
    if (number === 0) {
      number = next++;
      if (table === undefined) sparse.set(voice, number);
      else table[voice] = number;
    }
    renumbered[position] = number - 1;
  }
  return renumbered;
}

function findCores(
  grid: CellGrid,
  voices: Uint32Array,
  { radiusMetres, minVoices }: DbscanParameters,
): { coreAt: Uint8Array; cellFlags: Uint8Array } {
  const { cellCount, cellStart, x, y, z, surelyWithin, surelyOutside } = grid;
  const coreAt = new Uint8Array(voices.length);
  const cellFlags = new Uint8Array(cellCount);
  // lastSeen[voice] === token means the voice is already counted; a new token starts a new count.
  const lastSeen = new Uint32Array(voices.length);
  let token = 0;
  const windows = grid.windows();
  const { ranges } = windows;

  /** Distinct voices among positions, counted no further than minVoices. */
  function countVoices(from: number, to: number, already: number): number {
    let counted = already;
    for (let position = from; position < to && counted < minVoices; position++) {
      const voice = voices[position] ?? 0;
      if (lastSeen[voice] === token) continue;
      lastSeen[voice] = token;
      counted++;
    }
    return counted;
  }

  for (let cell = 0; cell < cellCount; cell++) {
    const start = cellStart[cell] ?? 0;
    const end = cellStart[cell + 1] ?? 0;
    token++;
    if (countVoices(start, end, 0) >= minVoices) {
      coreAt.fill(1, start, end);
      cellFlags[cell] = all;
      continue;
    }
    const filled = windows.around(cell);
    // All around the cell together too few voices: no need to ask point by point.
    token++;
    let nearby = 0;
    for (let range = 0; range < filled && nearby < minVoices; range += 2)
      nearby = countVoices(
        cellStart[ranges[range] ?? 0] ?? 0,
        cellStart[ranges[range + 1] ?? 0] ?? 0,
        nearby,
      );
    if (nearby < minVoices) continue;

    let found = 0;
    for (let position = start; position < end; position++) {
      token++;
      // The cell's own points are all within the radius.
      let counted = countVoices(start, end, 0);
      const px = x[position] ?? 0;
      const py = y[position] ?? 0;
      const pz = z[position] ?? 0;
      for (let range = 0; range < filled && counted < minVoices; range += 2) {
        const last = cellStart[ranges[range + 1] ?? 0] ?? 0;
        for (let other = cellStart[ranges[range] ?? 0] ?? 0; other < last; other++) {
          const dx = (x[other] ?? 0) - px;
          const dy = (y[other] ?? 0) - py;
          const dz = (z[other] ?? 0) - pz;
          const squared = dx * dx + dy * dy + dz * dz;
          if (squared >= surelyOutside) continue;
          const voice = voices[other] ?? 0;
          if (lastSeen[voice] === token) continue;
          if (squared > surelyWithin && grid.exactMetres(position, other) > radiusMetres) continue;
          lastSeen[voice] = token;
          if (++counted >= minVoices) break;
        }
      }
      if (counted < minVoices) continue;
      coreAt[position] = 1;
      found++;
    }
    cellFlags[cell] = found === 0 ? none : found === end - start ? all : some;
  }
  return { coreAt, cellFlags };
}

/**
 * Joins cells whose cores reach each other, in a forest of parents by cell. The cores of one cell are always joined.
 * The root of a tree is its smallest cell.
 */
function joinCells(
  grid: CellGrid,
  coreAt: Uint8Array,
  cellFlags: Uint8Array,
  radiusMetres: number,
): Uint32Array {
  const { cellCount, cellStart, x, y, z, surelyWithin, surelyOutside } = grid;
  const parents = new Uint32Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) parents[cell] = cell;
  const windows = grid.windows();
  const { ranges } = windows;

  function touches(cell: number, other: number): boolean {
    const end = cellStart[cell + 1] ?? 0;
    const otherStart = cellStart[other] ?? 0;
    const otherEnd = cellStart[other + 1] ?? 0;
    for (let from = cellStart[cell] ?? 0; from < end; from++) {
      if (coreAt[from] === 0) continue;
      const px = x[from] ?? 0;
      const py = y[from] ?? 0;
      const pz = z[from] ?? 0;
      for (let to = otherStart; to < otherEnd; to++) {
        const dx = (x[to] ?? 0) - px;
        const dy = (y[to] ?? 0) - py;
        const dz = (z[to] ?? 0) - pz;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared >= surelyOutside || coreAt[to] === 0) continue;
        if (squared <= surelyWithin || grid.exactMetres(from, to) <= radiusMetres) return true;
      }
    }
    return false;
  }

  for (let cell = 0; cell < cellCount; cell++) {
    if (cellFlags[cell] === none) continue;
    const filled = windows.around(cell);
    for (let range = 0; range < filled; range += 2) {
      const last = ranges[range + 1] ?? 0;
      // Being near is mutual, so each pair is looked at from its smaller cell only.
      for (let other = Math.max(cell + 1, ranges[range] ?? 0); other < last; other++) {
        if (cellFlags[other] === none) continue;
        const root = findRoot(parents, cell);
        const otherRoot = findRoot(parents, other);
        if (root === otherRoot || !touches(cell, other)) continue;
        parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
      }
    }
  }
  return parents;
}

function findRoot(parents: Uint32Array, cell: number): number {
  let at = cell;
  let parent = parents[at] ?? at;
  while (parent !== at) {
    const above = parents[parent] ?? parent;
    parents[at] = above;
    at = above;
    parent = parents[at] ?? at;
  }
  return at;
}

/** Gives every point that is no core, but has one within the radius, the cluster of the nearest. */
function assignBorders(
  grid: CellGrid,
  coreAt: Uint8Array,
  cellFlags: Uint8Array,
  clusters: Int32Array,
  radiusMetres: number,
): void {
  const { cellCount, cellStart, order, x, y, z, surelyOutside } = grid;
  const windows = grid.windows();
  const { ranges } = windows;
  for (let cell = 0; cell < cellCount; cell++) {
    if (cellFlags[cell] === all) continue;
    const filled = keepCoreCells(ranges, windows.around(cell), cellFlags);
    const end = cellStart[cell + 1] ?? 0;
    for (let position = cellStart[cell] ?? 0; position < end; position++) {
      if (coreAt[position] === 1) continue;
      const px = x[position] ?? 0;
      const py = y[position] ?? 0;
      const pz = z[position] ?? 0;
      let bestMetres = Infinity;
      let bestIndex = -1;
      // Candidates from this squared straight distance on are surely farther than the best so far.
      let limit = surelyOutside;
      for (let range = 0; range < filled; range += 2) {
        const last = cellStart[ranges[range + 1] ?? 0] ?? 0;
        for (let other = cellStart[ranges[range] ?? 0] ?? 0; other < last; other++) {
          if (coreAt[other] === 0) continue;
          const dx = (x[other] ?? 0) - px;
          const dy = (y[other] ?? 0) - py;
          const dz = (z[other] ?? 0) - pz;
          const squared = dx * dx + dy * dy + dz * dz;
          if (squared >= limit) continue;
          const metres = grid.exactMetres(position, other);
          if (metres > radiusMetres || metres > bestMetres) continue;
          const index = order[other] ?? 0;
          if (metres === bestMetres && index > bestIndex) continue;
          bestMetres = metres;
          bestIndex = index;
          limit = Math.min(limit, (Math.sqrt(squared) + doubtMetres) ** 2);
        }
      }
      if (bestIndex >= 0) clusters[order[position] ?? 0] = clusters[bestIndex] ?? -1;
    }
  }
}

/** Drops the ranges without any core, so that a crowd of marks by one voice costs nothing. */
function keepCoreCells(ranges: Uint32Array, filled: number, cellFlags: Uint8Array): number {
  let kept = 0;
  for (let range = 0; range < filled; range += 2) {
    const last = ranges[range + 1] ?? 0;
    let first = ranges[range] ?? 0;
    while (first < last && cellFlags[first] === none) first++;
    if (first === last) continue;
    ranges[kept++] = first;
    ranges[kept++] = last;
  }
  return kept;
}

/** Replaces roots by numbers in order of the smallest index of each cluster. Returns how many there are. */
function numberClusters(clusters: Int32Array, cellCount: number): number {
  const numbers = new Int32Array(cellCount).fill(-1);
  let next = 0;
  for (let index = 0; index < clusters.length; index++) {
    const root = clusters[index] ?? -1;
    if (root < 0) continue;
    if (numbers[root] === -1) numbers[root] = next++;
    clusters[index] = numbers[root] ?? -1;
  }
  return next;
}
