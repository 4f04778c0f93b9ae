import { placeLevel, placesInTile, type TileAddress } from '../../domain/incident/map-place.ts';
import { pointsFromZoom } from './incident-store.ts';

/** The level of the squares that are counted when a file comes in. */
export const squareLevel = 18;
/** A tile has this many squares to a side, as levels. */
const squaresPerSideLevels = 6;
/** The number of places in such a square. */
export const placesInSquare = 4 ** (placeLevel - squareLevel);

/** Whether a tile tells each place by itself, and the level of the squares that it counts in. */
export function levelOf({ z }: TileAddress): { points: boolean; level: number } {
  const points = z >= pointsFromZoom;
  return { points, level: points ? placeLevel : Math.min(placeLevel, z + squaresPerSideLevels) };
}

/** The run of squares of `squareLevel` in a tile that is no deeper than they are. */
export function squaresOf(tile: TileAddress): { first: number; last: number } {
  const { first, last } = placesInTile(tile);
  return { first: first / placesInSquare, last: Math.floor(last / placesInSquare) };
}
