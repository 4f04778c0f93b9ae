import { distanceMetres, earthRadiusMetres } from '../geo.ts';
import { type CellWindows, cellWindows } from './cell-windows.ts';
import { type Frame, fillCells } from './fill-cells.ts';

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
  /** Whose the point at each position is. */
  readonly voiceAt: Uint32Array;
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

/**
 * Builds the grid for one radius in metres over longitudes and latitudes in degrees and whose each point is.
 * @throws RangeError when the radius is outside `radiusLimits` or a coordinate is not finite.
 */
export function buildCellGrid(
  longitudes: Float64Array,
  latitudes: Float64Array,
  voices: Uint32Array,
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
  const cells = fillCells(longitudes, latitudes, voices, frame, side);
  const { order, voiceAt, cellStart, cellColumns, rows, x, y, z } = cells;
  const chordMetres = 2 * earthRadiusMetres * halfChord;

  return {
    cellCount: rows.at(-1)?.lastCell ?? 0,
    order,
    voiceAt,
    cellStart,
    x,
    y,
    z,
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
  let north = -Infinity;
  for (let index = 0; index < longitudes.length; index++) {
    west = Math.min(west, longitudes[index] ?? 0);
    east = Math.max(east, longitudes[index] ?? 0);
    south = Math.min(south, latitudes[index] ?? 0);
    north = Math.max(north, latitudes[index] ?? 0);
  }
  // Math.min and Math.max pass NaN on, so one bad number shows here.
  if (longitudes.length > 0 && !Number.isFinite(west + east + south + north))
    throw new RangeError('coordinates must be finite numbers');
  return { west, east, south, north };
}
