import { distanceMetres, earthRadiusMetres } from '../geo.ts';
import { type CellWindows, cellWindows, type GridRow } from './cell-windows.ts';
import { sortByCell } from './sort-by-cell.ts';

const degree = Math.PI / 180;

/**
 * Coordinates in metres from the earth's centre are good to some nanometres, and so is the haversine. A straight
 * distance further than this from the limit decides; a nearer one is left to the haversine itself.
 */
export const doubtMetres = 1e-7;

/** The radius a grid can serve exactly: below it coordinates are too coarse, above it the earth too round. */
const radiusLimits = { minMetres: 1, maxMetres: 1_000_000 } as const;

/**
 * Points sorted into cells so small that any two points of one cell are within the radius of each other.
 * Rows are bands of latitude; columns are, in every row, as wide in degrees as its distance from the equator allows.
 * "Position" means a place in the sorted order, "index" a place in the input.
 */
export interface CellGrid {
  readonly cellCount: number;
  /** The input index of each position; ascending inside a cell. */
  readonly order: Uint32Array;
  /** The first position of each cell, and the number of points after the last. */
  readonly cellStart: Uint32Array;
  /** Earth-centred coordinates in metres by position. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** A squared straight distance up to this is surely within the radius. */
  readonly surelyWithin: number;
  /** A squared straight distance from this on is surely outside. */
  readonly surelyOutside: number;
  /** The haversine between two positions in metres: the definition, which decides in doubt. */
  exactMetres(from: number, to: number): number;
  /** A new way through the cells in ascending order. */
  windows(): CellWindows;
}

interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
}

/**
 * Builds the grid for one radius in metres over longitudes and latitudes in degrees.
 * @throws RangeError when the radius is outside `radiusLimits` or a coordinate is not finite.
 */
export function buildCellGrid(
  longitudes: Float64Array,
  latitudes: Float64Array,
  radiusMetres: number,
): CellGrid {
  if (!(radiusMetres >= radiusLimits.minMetres && radiusMetres <= radiusLimits.maxMetres))
    throw new RangeError(
      `the radius must be ${radiusLimits.minMetres} to ${radiusLimits.maxMetres} metres, got ${radiusMetres}`,
    );
  const halfChord = Math.sin(radiusMetres / (2 * earthRadiusMetres));
  // Two points of a cell differ by at most this many radians north-south and east-west; by the haversine formula they
  // are then within the radius. The small reduction keeps that true under rounding.
  const side = Math.SQRT2 * halfChord * (1 - 1e-6);
  const frame = frameOf(longitudes, latitudes);
  const { order, cellStart, cellColumns, rows } = fillCells(longitudes, latitudes, frame, side);
  const chordMetres = 2 * earthRadiusMetres * halfChord;

  return {
    cellCount: rows.at(-1)?.lastCell ?? 0,
    order,
    cellStart,
    ...earthCentred(longitudes, latitudes, order),
    surelyWithin: (chordMetres - doubtMetres) ** 2,
    surelyOutside: (chordMetres + doubtMetres) ** 2,
    exactMetres(from, to) {
      const first = order[from] ?? 0;
      const second = order[to] ?? 0;
      return distanceMetres(
        [longitudes[first] ?? 0, latitudes[first] ?? 0],
        [longitudes[second] ?? 0, latitudes[second] ?? 0],
      );
    },
    windows: () => cellWindows({ rows, cellColumns, spanDegrees: frame.east - frame.west, side, halfChord }),
  };
}

function frameOf(longitudes: Float64Array, latitudes: Float64Array): Frame {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  for (let index = 0; index < longitudes.length; index++) {
    west = Math.min(west, longitudes[index] ?? 0);
    east = Math.max(east, longitudes[index] ?? 0);
    south = Math.min(south, latitudes[index] ?? 0);
  }
  // Math.min and Math.max pass NaN on, so one bad number shows here.
  if (longitudes.length > 0 && !Number.isFinite(west + east + south))
    throw new RangeError('coordinates must be finite numbers');
  return { west, east, south };
}

interface Cells {
  readonly order: Uint32Array;
  readonly cellStart: Uint32Array;
  /** The column of each cell within its row. */
  readonly cellColumns: Uint32Array;
  readonly rows: GridRow[];
}

function fillCells(
  longitudes: Float64Array,
  latitudes: Float64Array,
  { west, south }: Frame,
  side: number,
): Cells {
  const count = longitudes.length;
  const sideDegrees = side / degree;
  const rowNumbers = new Uint32Array(count);
  const columns = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const row = Math.floor(((latitudes[index] ?? 0) - south) / sideDegrees);
    rowNumbers[index] = row;
    columns[index] = Math.floor(((longitudes[index] ?? 0) - west) / columnDegrees(row, south, sideDegrees));
  }
  const { order, spare } = sortByCell(rowNumbers, columns);

  const cellColumns = new Uint32Array(count);
  const rows: GridRow[] = [];
  let current: GridRow | undefined;
  let cells = 0;
  let lastColumn = -1;
  for (let position = 0; position < count; position++) {
    const index = order[position] ?? 0;
    const row = rowNumbers[index] ?? 0;
    const column = columns[index] ?? 0;
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
    spare[cells] = position;
    cellColumns[cells++] = column;
    current.lastCell = cells;
    lastColumn = column;
  }
  spare[cells] = count;
  return { order, cellStart: spare, cellColumns, rows };
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

function earthCentred(
  longitudes: Float64Array,
  latitudes: Float64Array,
  order: Uint32Array,
): Pick<CellGrid, 'x' | 'y' | 'z'> {
  const count = order.length;
  const [x, y, z] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let position = 0; position < count; position++) {
    const index = order[position] ?? 0;
    const latitude = (latitudes[index] ?? 0) * degree;
    const longitude = (longitudes[index] ?? 0) * degree;
    const ring = earthRadiusMetres * Math.cos(latitude);
    x[position] = ring * Math.cos(longitude);
    y[position] = ring * Math.sin(longitude);
    z[position] = earthRadiusMetres * Math.sin(latitude);
  }
  return { x, y, z };
}
