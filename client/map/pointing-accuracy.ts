import type { Position } from '../../domain/geo.ts';

/** The length of the equator on the sphere that web maps are drawn on, in metres. */
const equatorMetres = 40_075_016.7;
/** A map of zoom 0 is this wide (the library's tiles are 512 pixels). */
const worldPixels = 512;
/** How far from the meant point a thumb leaves the cross. */
const pointingPixels = 10;

/** How exactly a person points with the crosshair at this zoom, in metres: Web Mercator's scale at the latitude. */
export function pointingAccuracyMetres([, latitude]: Position, zoom: number): number {
  const metresPerPixel = (equatorMetres * Math.cos((latitude * Math.PI) / 180)) / (worldPixels * 2 ** zoom);
  return Math.max(1, metresPerPixel * pointingPixels);
}
