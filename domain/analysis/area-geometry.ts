import * as turf from '@turf/turf';
import type { PriorityArea } from '../area.ts';
import { type Position, roundPosition } from '../geo.ts';
import { convexHull, type Flat } from './convex-hull.ts';

type Ring = [number, number][];

/** A longitude between -180 and 180. */
export function wrapLongitude(longitude: number): number {
  return longitude > 180 || longitude < -180 ? ((((longitude + 180) % 360) + 360) % 360) - 180 : longitude;
}

/** Corners of the margin around one mark: within 0.5 % of a circle. */
const circleCorners = 32;

export interface AreaShape {
  readonly geometry: PriorityArea['geometry'];
  /** The centre of mass. */
  readonly centre: [number, number];
  readonly squareMetres: number;
}

/**
 * The convex hull of the positions with a margin in metres, as RFC 7946 wants it: counter-clockwise, at most 7
 * decimals, cut in two at the antimeridian. One position, two or several on a line work. The same places in any order
 * give the same bytes.
 * @throws RangeError without positions.
 */
export function areaShape(positions: readonly Position[], marginMetres: number): AreaShape {
  const [origin] = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (origin === undefined) throw new RangeError('an area needs at least one position');
  // The margin of a hull is the hull of the circles around its corners.
  const corners = convexHull(positions.map((position) => toPlane(origin, position)));
  const outline = convexHull(corners.flatMap((corner) => circle(corner, marginMetres)));
  const ring = outline.map((place): [number, number] => {
    const [longitude, latitude] = fromPlane(origin, place);
    return [origin[0] + wrapLongitude(longitude - origin[0]), latitude];
  });
  ring.push(...ring.slice(0, 1));

  const whole = turf.polygon([ring]);
  const [longitude = 0, latitude = 0] = turf.centerOfMass(whole).geometry.coordinates;
  const pieces = [-360, 0, 360].flatMap((turn) => pieceOf(ring, turn));
  const [only] = pieces;
  return {
    geometry:
      pieces.length === 1 && only !== undefined
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates: pieces },
    centre: roundPosition([wrapLongitude(longitude), latitude]),
    squareMetres: Math.round(turf.area(whole)),
  };
}

/** Azimuthal equidistant: right distances and directions from the origin, anywhere on earth. */
function toPlane(origin: Position, position: Position): Flat {
  const metres = turf.distance([...origin], [...position], { units: 'meters' });
  const bearing = turf.degreesToRadians(turf.bearing([...origin], [...position]));
  return [metres * Math.sin(bearing), metres * Math.cos(bearing)];
}

function fromPlane(origin: Position, [x, y]: Flat): Position {
  const bearing = turf.radiansToDegrees(Math.atan2(x, y));
  const place = turf.destination([...origin], Math.hypot(x, y), bearing, { units: 'meters' });
  const [longitude = 0, latitude = 0] = place.geometry.coordinates;
  return [longitude, latitude];
}

function circle([x, y]: Flat, radiusMetres: number): Flat[] {
  return Array.from({ length: circleCorners }, (_, corner): Flat => {
    const angle = (2 * Math.PI * corner) / circleCorners;
    return [x + radiusMetres * Math.cos(angle), y + radiusMetres * Math.sin(angle)];
  });
}

/** The part of the ring that lies between -180 and 180 degrees once turned: no polygon or one. */
function pieceOf(ring: Ring, turn: number): Ring[][] {
  const turned = ring.map(([longitude, latitude]): [number, number] => [longitude + turn, latitude]);
  const west = Math.min(...turned.map(([longitude]) => longitude));
  const east = Math.max(...turned.map(([longitude]) => longitude));
  if (east <= -180 || west >= 180) return [];
  if (west >= -180 && east <= 180) return [[tidyRing(turned)]];
  const clipped = turf.bboxClip(turf.polygon([turned]), [-180, -90, 180, 90]);
  // A convex ring stays one ring when it is cut.
  const corners = turf
    .coordAll(clipped)
    .map(([longitude = 0, latitude = 0]): Position => [longitude, latitude]);
  const piece = tidyRing(corners);
  // Nothing, or a sliver that rounding made a line.
  return piece.length < 4 ? [] : [[piece]];
}

/** Rounded, without repeated positions, closed. */
function tidyRing(ring: readonly Position[]): Ring {
  const tidy: Ring = [];
  for (const position of ring) {
    const [longitude, latitude] = roundPosition(position);
    const last = tidy.at(-1);
    if (last?.[0] !== longitude || last[1] !== latitude) tidy.push([longitude, latitude]);
  }
  const [first] = tidy;
  const last = tidy.at(-1);
  if (first !== undefined && (last?.[0] !== first[0] || last[1] !== first[1])) tidy.push([...first]);
  return tidy;
}
