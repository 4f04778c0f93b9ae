import { earthRadiusMetres, type Position } from '../geo.ts';
import { wrapLongitude } from './area-geometry.ts';
import type { Flat } from './convex-hull.ts';

export const metresPerDegree = (earthRadiusMetres * Math.PI) / 180;

/** A flat map in metres around a place: distances are right to 0.3 % within 10 km up to 65 degrees of latitude. */
export interface Plane {
  toFlat(position: Position): Flat;
  toPosition(place: Flat): [number, number];
}

/** East and north in metres from the centre; the short way round the earth. */
export function planeAround([longitude, latitude]: Position): Plane {
  const perDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  return {
    toFlat: (position) => [
      wrapLongitude(position[0] - longitude) * perDegreeEast,
      (position[1] - latitude) * metresPerDegree,
    ],
    toPosition: ([east, north]) => [
      wrapLongitude(longitude + east / perDegreeEast),
      latitude + north / metresPerDegree,
    ],
  };
}
