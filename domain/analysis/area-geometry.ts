import * as turf from '@turf/turf';
import type { PriorityArea } from '../area.ts';
import { type Position, roundPosition } from '../geo.ts';

type AreaGeometry = PriorityArea['geometry'];
type Ring = [number, number][];

/** A longitude between -180 and 180. */
export function wrapLongitude(longitude: number): number {
  return longitude > 180 || longitude < -180 ? ((((longitude + 180) % 360) + 360) % 360) - 180 : longitude;
}

export interface AreaShape {
  readonly geometry: AreaGeometry;
  readonly centre: [number, number];
  readonly squareMetres: number;
}

/**
 * The hull of the positions with a margin in metres, as RFC 7946 wants it: outer rings counter-clockwise, at most 7
 * decimals, cut in two at the antimeridian. The centre is the centroid of the shape.
 * Needs at least one position; one, two or several on a line work. Equal places in any order give the same bytes.
 */
export function areaShape(positions: readonly Position[], bufferMetres: number): AreaShape {
  // Worked out around longitude 0, where nothing wraps; turning the globe changes no distance.
  const turn = positions[0]?.[0] ?? 0;
  const places = [
    ...new Map(
      positions.map(([longitude, latitude]): [string, [number, number]] => {
        const place: [number, number] = [wrapLongitude(longitude - turn), latitude];
        return [place.join(' '), place];
      }),
    ).values(),
  ].sort((a, b) => a[0] - b[0] || a[1] - b[1]);

  const shape = turf.buffer(hull(places), bufferMetres / 1000, { units: 'kilometers' });
  if (shape === undefined) throw new RangeError('an area needs at least one position');
  const [longitude = 0, latitude = 0] = turf.centroid(shape).geometry.coordinates;
  return {
    geometry: turnBack(shape.geometry, turn),
    centre: roundPosition([wrapLongitude(longitude + turn), latitude]),
    squareMetres: Math.round(turf.area(shape)),
  };
}

function hull(places: readonly [number, number][]) {
  const [first] = places;
  if (places.length === 1 && first !== undefined) return turf.point(first);
  const convex = places.length < 3 ? null : turf.convex(turf.multiPoint([...places]));
  // No hull: all lie on a line. They are sorted, so the line through them does not turn back.
  return convex ?? turf.lineString([...places]);
}

function turnBack(
  geometry:
    | { type: 'Polygon'; coordinates: number[][][] }
    | { type: 'MultiPolygon'; coordinates: number[][][][] },
  turn: number,
): AreaGeometry {
  const shapes = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const turned = shapes.map((rings) =>
    rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x + turn, y])),
  );
  const pieces = turned.flatMap((rings) => [-360, 0, 360].flatMap((shift) => piece(rings, shift)));
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: pieces };
}

/** The part of the polygon that lies between -180 and 180 degrees once shifted; none or one. */
function piece(rings: readonly Ring[], shift: number): Ring[][] {
  const shifted = rings.map((ring) => ring.map(([x, y]): [number, number] => [x + shift, y]));
  const longitudes = (shifted[0] ?? []).map(([longitude]) => longitude);
  const west = Math.min(...longitudes);
  const east = Math.max(...longitudes);
  if (east <= -180 || west >= 180) return [];
  const inside = west >= -180 && east <= 180;
  const clipped = inside
    ? shifted
    : turf.bboxClip(turf.polygon(shifted), [-180, -90, 180, 90]).geometry.coordinates;
  // Outer rings run counter-clockwise, holes clockwise (RFC 7946 section 3.1.6).
  const oriented = clipped.map(tidyRing).map((ring, index) => {
    const clockwise = turf.booleanClockwise(turf.lineString(ring));
    return clockwise === index > 0 ? ring : ring.toReversed();
  });
  return [oriented];
}

/** Rounded, without repeated positions, closed. */
function tidyRing(ring: readonly unknown[]): Ring {
  const tidy: Ring = [];
  for (const position of ring) {
    if (!Array.isArray(position)) continue;
    const [x, y] = roundPosition([Number(position[0]), Number(position[1])]);
    const last = tidy.at(-1);
    if (last?.[0] !== x || last[1] !== y) tidy.push([x, y]);
  }
  const first = tidy[0];
  const last = tidy.at(-1);
  if (first !== undefined && (last?.[0] !== first[0] || last[1] !== first[1]))
    tidy.push([first[0], first[1]]);
  return tidy;
}
