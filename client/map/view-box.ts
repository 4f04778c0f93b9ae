import type { BoundingBox, Position } from '../../domain/geo.ts';

const tilePixels = 512;
const degree = Math.PI / 180;

/**
 * The box that a north-up web Mercator map shows, from its centre, zoom and size in CSS pixels.
 * Longitudes stay within -180 and 180.
 */
export function viewBox(
  [longitude, latitude]: Position,
  zoom: number,
  size: { width: number; height: number },
): BoundingBox {
  const worldPixels = tilePixels * 2 ** zoom;
  const halfLongitude = (size.width / 2 / worldPixels) * 360;
  const centreY = Math.log(Math.tan(Math.PI / 4 + (latitude * degree) / 2)) / (2 * Math.PI);
  const latitudeAt = (y: number) => (2 * Math.atan(Math.exp(y * 2 * Math.PI)) - Math.PI / 2) / degree;
  const halfY = size.height / 2 / worldPixels;
  return [
    Math.max(-180, longitude - halfLongitude),
    latitudeAt(centreY - halfY),
    Math.min(180, longitude + halfLongitude),
    latitudeAt(centreY + halfY),
  ];
}

export function isInBox([longitude, latitude]: Position, [west, south, east, north]: BoundingBox): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
