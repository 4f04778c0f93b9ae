import { type CellGrid, doubtMetres } from './cell-grid.ts';
import { cellFlag } from './dbscan-cores.ts';

export interface Links {
  /** A forest over the cells: cells of one tree are one cluster, its root the smallest of them. */
  readonly parents: Uint32Array;
  /** For each position that is no core the position of the core nearest to it, -1 where none is within the radius. */
  readonly nearestCore: Int32Array;
}

/**
 * Joins cells whose cores reach each other and gives points that are no cores their nearest core, the one with the
 * smaller index where two are as near. The cores of one cell are always joined.
 */
export function linkCells(
  grid: CellGrid,
  coreAt: Uint8Array,
  cellFlags: Uint8Array,
  radiusMetres: number,
): Links {
  const { cellCount, cellStart, order, x, y, z, surelyWithin, surelyOutside } = grid;
  const parents = new Uint32Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) parents[cell] = cell;
  const nearestCore = new Int32Array(order.length).fill(-1);
  const windows = grid.windows();
  const { ranges } = windows;

  function squaredMetres(from: number, to: number): number {
    const dx = (x[to] ?? 0) - (x[from] ?? 0);
    const dy = (y[to] ?? 0) - (y[from] ?? 0);
    const dz = (z[to] ?? 0) - (z[from] ?? 0);
    return dx * dx + dy * dy + dz * dz;
  }

  function touches(cell: number, other: number): boolean {
    const end = cellStart[cell + 1] ?? 0;
    const otherStart = cellStart[other] ?? 0;
    const otherEnd = cellStart[other + 1] ?? 0;
    for (let from = cellStart[cell] ?? 0; from < end; from++) {
      if (coreAt[from] === 0) continue;
      for (let to = otherStart; to < otherEnd; to++) {
        const squared = squaredMetres(from, to);
        if (squared >= surelyOutside || coreAt[to] === 0) continue;
        if (squared <= surelyWithin || grid.exactMetres(from, to) <= radiusMetres) return true;
      }
    }
    return false;
  }

  /** By the haversine, and where two are as near the one with the smaller index. */
  function isNearer(position: number, core: number, best: number): boolean {
    const metres = grid.exactMetres(position, core);
    const bestMetres = grid.exactMetres(position, best);
    return metres < bestMetres || (metres === bestMetres && (order[core] ?? 0) < (order[best] ?? 0));
  }

  /** Lets the points of a cell that are no cores know the cores of another. */
  function offerCores(cell: number, to: number): void {
    const start = cellStart[cell] ?? 0;
    const end = cellStart[cell + 1] ?? 0;
    for (let position = cellStart[to] ?? 0; position < (cellStart[to + 1] ?? 0); position++) {
      if (coreAt[position] === 1) continue;
      let best = nearestCore[position] ?? -1;
      let bestMetres = best < 0 ? Infinity : Math.sqrt(squaredMetres(position, best));
      for (let core = start; core < end; core++) {
        if (coreAt[core] === 0) continue;
        const squared = squaredMetres(position, core);
        if (squared >= surelyOutside) continue;
        const metres = Math.sqrt(squared);
        // The haversine reads coordinates from all over the memory: it is asked only where the straight line is in doubt.
        if (metres > bestMetres + doubtMetres) continue;
        if (squared > surelyWithin && grid.exactMetres(position, core) > radiusMetres) continue;
        if (metres >= bestMetres - doubtMetres && !isNearer(position, core, best)) continue;
        best = core;
        bestMetres = metres;
      }
      nearestCore[position] = best;
    }
  }

  for (let cell = 0; cell < cellCount; cell++) {
    if (cellFlags[cell] === cellFlag.none) continue;
    const filled = windows.around(cell);
    for (let range = 0; range < filled; range += 2) {
      const last = ranges[range + 1] ?? 0;
      for (let other = ranges[range] ?? 0; other < last; other++) {
        if (cellFlags[other] !== cellFlag.all) offerCores(cell, other);
        // Being near is mutual, so each pair of cells is joined from its smaller cell only.
        if (other <= cell || cellFlags[other] === cellFlag.none) continue;
        const root = findRoot(parents, cell);
        const otherRoot = findRoot(parents, other);
        if (root === otherRoot || !touches(cell, other)) continue;
        parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
      }
    }
  }
  return { parents, nearestCore };
}

/** The root of the cell's tree; shortens the way for the next time. */
export function findRoot(parents: Uint32Array, cell: number): number {
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
