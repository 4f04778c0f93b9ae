import type { Position } from '../geo.ts';

/**
 * The deepest level of the map's square tiles at which an incident is placed: 0.6 m at the equator, 52 bits for both
 * directions, so that a number in JavaScript still holds it exactly.
 */
export const placeLevel = 26;

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** The 13 lowest bits, each with a free bit after it. */
function spread(bits: number): number {
  let value = bits & 0x1fff;
  value = (value | (value << 8)) & 0x00ff00ff;
  value = (value | (value << 4)) & 0x0f0f0f0f;
  value = (value | (value << 2)) & 0x33333333;
  return (value | (value << 1)) & 0x55555555;
}

function gather(bits: number): number {
  let value = bits & 0x55555555;
  value = (value | (value >> 1)) & 0x33333333;
  value = (value | (value >> 2)) & 0x0f0f0f0f;
  value = (value | (value >> 4)) & 0x00ff00ff;
  return (value | (value >> 8)) & 0x1fff;
}

const half = 2 ** 13;
const quarter = 2 ** 26;

/**
 * The square's number on the Z-order curve (Morton 1966): all that lies in one tile of any level is one run of
 * numbers, so a tile is one range of an index.
 * @param x, y below 2^26
 */
export function zOrder(x: number, y: number): number {
  const low = spread(x) | (spread(y) << 1);
  const high = spread(Math.floor(x / half)) | (spread(Math.floor(y / half)) << 1);
  return high * quarter + low;
}

/** The square of a number. */
export function fromZOrder(number: number): { x: number; y: number } {
  const high = Math.floor(number / quarter);
  const low = number % quarter;
  return { x: gather(high) * half + gather(low), y: gather(high >> 1) * half + gather(low >> 1) };
}

/** The number of the place at `placeLevel`, in the Web Mercator square that maps are drawn in. */
export function placeNumber([longitude, latitude]: Position): number {
  const side = 2 ** placeLevel;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const across = (longitude + 180) / 360;
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  const step = (share: number) => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
  return zOrder(step(across), step(down));
}

/** As they are kept: what lies together comes together. */
export function inOrderOfPlace<Placed extends { position: Position }>(all: readonly Placed[]): Placed[] {
  return all
    .map((placed) => ({ placed, place: placeNumber(placed.position) }))
    .sort((a, b) => a.place - b.place)
    .map(({ placed }) => placed);
}

/** The run of place numbers in a tile, both ends in it. */
export function placesInTile({ z, x, y }: TileAddress): { first: number; last: number } {
  const squares = 4 ** (placeLevel - z);
  const first = zOrder(x, y) * squares;
  return { first, last: first + squares - 1 };
}

/** One number for a square of any level, below 2^53: its number on the curve behind a leading 1. */
export function spotNumber(level: number, square: number): number {
  return 4 ** level + square;
}

/** The run of place numbers in a square that `spotNumber` named, both ends in it; undefined for other numbers. */
export function placesInSpot(spot: number): { first: number; last: number } | undefined {
  if (!Number.isSafeInteger(spot) || spot < 1) return undefined;
  const level = Math.floor(Math.log2(spot) / 2);
  const square = spot - 4 ** level;
  if (level > placeLevel || square < 0 || square >= 4 ** level) return undefined;
  const squares = 4 ** (placeLevel - level);
  return { first: square * squares, last: square * squares + squares - 1 };
}
