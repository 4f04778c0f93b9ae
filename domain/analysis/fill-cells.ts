import { earthRadiusMetres } from '../geo.ts';
import type { GridRow } from './cell-windows.ts';
import { sortByCell, sortingRoom } from './sort-by-cell.ts';

const degree = Math.PI / 180;
/** So many points with their numbers fit into a processor's nearest memory; see `fillCells`. */
const pointsPerBlock = 2048;
/** More streams than this at once are slower than fewer, larger blocks. */
const mostBlocks = 1024;

/** The corners of all points, in degrees. */
export interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

interface Cells {
  readonly order: Uint32Array;
  /** Whose the point at each position is. */
  readonly voiceAt: Uint32Array;
  readonly cellStart: Uint32Array;
  /** The column of each cell within its row. */
  readonly cellColumns: Uint32Array;
  readonly rows: GridRow[];
  /** Earth-centred coordinates in metres by position. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/**
 * Sorts points into cells of `side` radians. Points far apart in the input are near on the ground, and reading them
 * one by one from everywhere costs more than all else when they are many: so they are first dealt out, in one pass,
 * to blocks of neighbouring rows, and all the rest is done a block at a time.
 */
export function fillCells(
  longitudes: Float64Array,
  latitudes: Float64Array,
  voices: Uint32Array,
  frame: Frame,
  side: number,
): Cells {
  const count = longitudes.length;
  const { west, south } = frame;
  const sideDegrees = side / degree;
  const rowOf = (latitude: number): number => Math.floor((latitude - south) / sideDegrees);
  const dealt = dealToBlocks(longitudes, latitudes, voices, rowOf, count === 0 ? 1 : rowOf(frame.north) + 1);
  const { order, voiceAt, blockStart, rowsPerBlock, x, y } = dealt;

  const z = new Float64Array(count);
  const cellStart = new Uint32Array(count + 1);
  const cellColumns = new Uint32Array(count);
  const rows: GridRow[] = [];
  const most = dealt.largestBlock;
  const numbers = (): Uint32Array => new Uint32Array(most);
  const [rowNumbers, columns, indexes, owners] = [numbers(), numbers(), numbers(), numbers()];
  const [east, north] = [new Float64Array(most), new Float64Array(most)];
  const room = sortingRoom(most);
  let current: GridRow | undefined;
  let cells = 0;
  let lastColumn = -1;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const start = blockStart[block] ?? 0;
    const size = (blockStart[block + 1] ?? 0) - start;
    if (size === 0) continue;
    const firstRow = block * rowsPerBlock;
    for (let at = 0; at < size; at++) {
      const row = rowOf(y[start + at] ?? 0);
      rowNumbers[at] = row - firstRow;
      columns[at] = Math.floor(((x[start + at] ?? 0) - west) / columnDegrees(row, south, sideDegrees));
    }
    indexes.set(order.subarray(start, start + size));
    owners.set(voiceAt.subarray(start, start + size));
    east.set(x.subarray(start, start + size));
    north.set(y.subarray(start, start + size));
    const sorted = sortByCell(rowNumbers.subarray(0, size), columns.subarray(0, size), room);
    for (let at = 0; at < size; at++) {
      const position = start + at;
      const from = sorted[at] ?? 0;
      order[position] = indexes[from] ?? 0;
      voiceAt[position] = owners[from] ?? 0;
      const latitude = (north[from] ?? 0) * degree;
      const longitude = (east[from] ?? 0) * degree;
      const ring = earthRadiusMetres * Math.cos(latitude);
      x[position] = ring * Math.cos(longitude);
      y[position] = ring * Math.sin(longitude);
      z[position] = earthRadiusMetres * Math.sin(latitude);

      const row = firstRow + (rowNumbers[from] ?? 0);
      const column = columns[from] ?? 0;
      if (current?.number === row && column === lastColumn) continue;
      if (current?.number !== row) {
        current = {
          number: row,
          firstCell: cells,
          lastCell: cells,
          columnDegrees: columnDegrees(row, south, sideDegrees),
          smallestCosine: Math.cos(farthest(row, south, sideDegrees) * degree),
        };
        rows.push(current);
      }
      cellStart[cells] = position;
      cellColumns[cells++] = column;
      current.lastCell = cells;
      lastColumn = column;
    }
  }
  cellStart[cells] = count;
  return { order, voiceAt, cellStart, cellColumns, rows, x, y, z };
}

/** The indexes by block, ascending inside each, with the degrees of each point beside. */
function dealToBlocks(
  longitudes: Float64Array,
  latitudes: Float64Array,
  voices: Uint32Array,
  rowOf: (latitude: number) => number,
  rowCount: number,
) {
  const count = longitudes.length;
  const wanted = Math.max(1, Math.min(mostBlocks, Math.ceil(count / pointsPerBlock)));
  const rowsPerBlock = Math.ceil(rowCount / wanted);
  const blocks = Math.ceil(rowCount / rowsPerBlock);
  const blockStart = new Uint32Array(blocks + 1);
  for (let index = 0; index < count; index++) {
    const block = Math.floor(rowOf(latitudes[index] ?? 0) / rowsPerBlock);
    blockStart[block + 1] = (blockStart[block + 1] ?? 0) + 1;
  }
  let largestBlock = 0;
  for (let block = 0; block < blocks; block++) {
    largestBlock = Math.max(largestBlock, blockStart[block + 1] ?? 0);
    blockStart[block + 1] = (blockStart[block + 1] ?? 0) + (blockStart[block] ?? 0);
  }
  const next = blockStart.slice(0, blocks);
  const [order, voiceAt] = [new Uint32Array(count), new Uint32Array(count)];
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let index = 0; index < count; index++) {
    const block = Math.floor(rowOf(latitudes[index] ?? 0) / rowsPerBlock);
    const position = next[block] ?? 0;
    next[block] = position + 1;
    order[position] = index;
    voiceAt[position] = voices[index] ?? 0;
    x[position] = longitudes[index] ?? 0;
    y[position] = latitudes[index] ?? 0;
  }
  return { order, voiceAt, blockStart, rowsPerBlock, largestBlock, x, y };
}

/** The column width that is at most one side where the row is widest, nearest the equator. */
function columnDegrees(row: number, south: number, sideDegrees: number): number {
  const low = south + row * sideDegrees;
  const high = low + sideDegrees;
  const nearest = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
  return Math.min(360, sideDegrees / Math.max(1e-12, Math.cos(nearest * degree)));
}

/** The latitude of the row farthest from the equator, in degrees without sign. */
function farthest(row: number, south: number, sideDegrees: number): number {
  const low = south + row * sideDegrees;
  return Math.min(90, Math.max(Math.abs(low), Math.abs(low + sideDegrees)));
}
