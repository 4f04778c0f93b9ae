import type { BoundingBox, LineString, Position } from '../geo.ts';
import { wrapLongitude } from './area-geometry.ts';
import type { Flat } from './convex-hull.ts';
import { metresPerDegree } from './plane.ts';

/** What is asked again and again whether it is near: a polygon, or several that are one area. */
export interface Nearness {
  /** Nothing outside is near. In degrees around the middle of the polygon: west and east may be beyond 180. */
  readonly box: BoundingBox;
  /** Whether the position is inside or within the metres given at the start. */
  position(position: Position): boolean;
  /** Whether the line comes inside or within the metres given at the start. */
  line(line: LineString): boolean;
}

/**
 * Answers what is inside or near a polygon. Flat, around the middle of the polygon: at the size of a neighbourhood
 * (2 km) that is right to a few centimetres up to 70 degrees of latitude, which is finer than any mark.
 */
export function nearPolygon(
  geometry:
    | { type: 'Polygon'; coordinates: readonly (readonly Position[])[] }
    | {
        type: 'MultiPolygon';
        coordinates: readonly (readonly (readonly Position[])[])[];
      },
  centre: Position,
  withinMetres: number,
): Nearness {
  const perDegreeEast = metresPerDegree * Math.cos((centre[1] * Math.PI) / 180);
  const flatten = (longitude: number, latitude: number): Flat => [
    wrapLongitude(longitude - centre[0]) * perDegreeEast,
    (latitude - centre[1]) * metresPerDegree,
  ];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons
    .flat()
    .map((ring) => ring.map(([longitude, latitude]) => flatten(longitude, latitude)));
  const all = rings.flat();
  const west = Math.min(...all.map(([x]) => x)) - withinMetres;
  const east = Math.max(...all.map(([x]) => x)) + withinMetres;
  const south = Math.min(...all.map(([, y]) => y)) - withinMetres;
  const north = Math.max(...all.map(([, y]) => y)) + withinMetres;
  const limit = withinMetres * withinMetres;

  /** Even-odd over all rings, so that holes are outside. */
  function contains([x, y]: Flat): boolean {
    let inside = false;
    for (const ring of rings)
      eachEdge(ring, (a, b) => {
        if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
          inside = !inside;
        return false;
      });
    return inside;
  }

  function nearFlat(place: Flat): boolean {
    if (place[0] < west || place[0] > east || place[1] < south || place[1] > north) return false;
    if (contains(place)) return true;
    return rings.some((ring) => eachEdge(ring, (a, b) => squaredToSegment(place, a, b) <= limit));
  }

  function nearSegment(from: Flat, to: Flat): boolean {
    if (Math.max(from[0], to[0]) < west || Math.min(from[0], to[0]) > east) return false;
    if (Math.max(from[1], to[1]) < south || Math.min(from[1], to[1]) > north) return false;
    if (nearFlat(from) || nearFlat(to)) return true;
    // Neither end is near: the segment passes by a corner, or straight through.
    return rings.some((ring) =>
      eachEdge(ring, (a, b) => squaredToSegment(a, from, to) <= limit || crosses(from, to, a, b)),
    );
  }

  const toLongitude = (x: number) => (perDegreeEast < 1 ? Number.NaN : centre[0] + x / perDegreeEast);
  return {
    box: [
      toLongitude(west),
      centre[1] + south / metresPerDegree,
      toLongitude(east),
      centre[1] + north / metresPerDegree,
    ],
    position: ([longitude, latitude]) => nearFlat(flatten(longitude, latitude)),
    line({ coordinates }) {
      let before: Flat | undefined;
      for (const [longitude, latitude] of coordinates) {
        const [x, y] = flatten(longitude, latitude);
        // A step is the short way round the earth from the position before.
        const turn = 360 * perDegreeEast;
        const here: Flat = before === undefined ? [x, y] : [x - Math.round((x - before[0]) / turn) * turn, y];
        if (before !== undefined && nearSegment(before, here)) return true;
        before = here;
      }
      return false;
    },
  };
}

function eachEdge(ring: readonly Flat[], found: (from: Flat, to: Flat) => boolean): boolean {
  for (let index = 1; index < ring.length; index++) {
    const from = ring[index - 1];
    const to = ring[index];
    if (from !== undefined && to !== undefined && found(from, to)) return true;
  }
  return false;
}

function squaredToSegment([x, y]: Flat, from: Flat, to: Flat): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return (x - from[0] - along * dx) ** 2 + (y - from[1] - along * dy) ** 2;
}

function side(from: Flat, to: Flat, place: Flat): number {
  return Math.sign((to[0] - from[0]) * (place[1] - from[1]) - (to[1] - from[1]) * (place[0] - from[0]));
}

/** Whether two segments cross properly; touching is found by the distances. */
function crosses(a: Flat, b: Flat, c: Flat, d: Flat): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
