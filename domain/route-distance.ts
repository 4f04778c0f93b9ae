import { distanceMetres, earthRadiusMetres, type LineString, type Position } from './geo.ts';

const metresPerDegree = (earthRadiusMetres * Math.PI) / 180;

/**
 * Metres from a place to the nearest point of a line, on a flat map around the place: right to 0.5 % within 10 km.
 * Not for lines across the antimeridian.
 */
export function metresToLine([longitude, latitude]: Position, { coordinates }: LineString): number {
  const perDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  const flat = coordinates.map(([east, north]) => [
    (east - longitude) * perDegreeEast,
    (north - latitude) * metresPerDegree,
  ]);
  let squared = Number.POSITIVE_INFINITY;
  for (const [index, [x = 0, y = 0]] of flat.entries()) {
    const [fromX = x, fromY = y] = flat[index - 1] ?? [];
    const [dx, dy] = [x - fromX, y - fromY];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / length));
    const [nearX, nearY] = [fromX + share * dx, fromY + share * dy];
    squared = Math.min(squared, nearX * nearX + nearY * nearY);
  }
  return Math.sqrt(squared);
}

/** How long a line is in metres, each step by the great circle. */
export function lineMetres({ coordinates }: LineString): number {
  return coordinates.reduce((sum, to, index) => sum + distanceMetres(coordinates[index - 1] ?? to, to), 0);
}
