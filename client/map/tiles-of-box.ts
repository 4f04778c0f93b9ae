import type { BoundingBox } from '../../domain/geo.ts';

export interface TileAddress {
  zoom: number;
  x: number;
  y: number;
}

const maximumLatitude = 85.0511;

/** Column or row of a tile as a fraction of the map's width at zoom 0 (Web Mercator, the XYZ scheme). */
function column(longitude: number): number {
  return (longitude + 180) / 360;
}
function row(latitude: number): number {
  const bounded = Math.max(-maximumLatitude, Math.min(maximumLatitude, latitude));
  const radians = (bounded * Math.PI) / 180;
  return (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
}

/**
 * The tiles that cover a box (west, south, east, north in degrees) at each zoom from `from` to `to`, coarse ones
 * first, at most `atMost`. `complete` is false when there would be more.
 */
export function tilesOfBox(
  [west, south, east, north]: BoundingBox,
  { from, to, atMost }: { from: number; to: number; atMost: number },
): { tiles: TileAddress[]; complete: boolean } {
  const tiles: TileAddress[] = [];
  for (let zoom = from; zoom <= to; zoom += 1) {
    const count = 2 ** zoom;
    const cell = (fraction: number): number => Math.max(0, Math.min(count - 1, Math.floor(fraction * count)));
    const [left, right] = [cell(column(west)), cell(column(east))];
    const [top, bottom] = [cell(row(north)), cell(row(south))];
    if (tiles.length + (right - left + 1) * (bottom - top + 1) > atMost) return { tiles, complete: false };
    for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) tiles.push({ zoom, x, y });
  }
  return { tiles, complete: true };
}
