import { area } from '@turf/turf';
import { boxAround, distanceMetres, type Polygon } from '../geo.ts';

/** About two blocks of a Swedish town: above this a foot patrol is spread too thin, and the screen says so. */
const squareMetresAtMost = 20_000;
const metresAcrossAtMost = 250;
/** Above this it is a district and no hot spot; refused. */
export const refusedSquareMetres = 250_000;

export interface HotSpotSize {
  squareMetres: number;
  /** Corner to corner of the box around it. */
  metresAcross: number;
  /** Larger than about two blocks. */
  isLarge: boolean;
}

/** How large a hot spot is, and whether that is more than about two blocks. */
export function hotSpotSize(geometry: Polygon): HotSpotSize {
  const box = boxAround(geometry.coordinates.flat());
  const metresAcross = box === undefined ? 0 : Math.round(distanceMetres([box[0], box[1]], [box[2], box[3]]));
  const squareMetres = Math.round(area(geometry));
  const isLarge = squareMetres > squareMetresAtMost || metresAcross > metresAcrossAtMost;
  return { squareMetres, metresAcross, isLarge };
}
