import { earthRadiusMetres, type Position } from '../geo.ts';
import type { Passer } from './area-input.ts';
import { dwellKnots, walkingMetresPerSecond } from './dwell-line.ts';
import { measureLine } from './line-measure.ts';
import { mostAsideMetres } from './null-lines.ts';
import { planeAround } from './plane.ts';

/** In metres from the middle of the earth: without a seam anywhere. */
type InSpace = readonly [number, number, number];

/** How far redraws can bring the marks of a line: within `metres` of one of its places. */
export interface LineReach {
  readonly places: readonly InSpace[];
  readonly metres: number;
  /** Corners of a box around the places. */
  readonly low: InSpace;
  readonly high: InSpace;
}

const placesEveryMetres = 20;
const placesAtMost = 1024;
/** More than a flat map leaves out within one walk. */
const sparedMetres = 2;

/** The reach of a person's line with marks beside it, in whatever order they are. */
export function lineReach({ route, stays = [] }: Passer, marks: readonly Position[]): LineReach {
  const corners = route?.coordinates ?? [];
  const plane = planeAround(corners[0] ?? [0, 0]);
  const line = measureLine(corners.map(plane.toFlat));
  let aside = 0;
  for (const position of marks) {
    const away = Math.abs(line.beside(plane.toFlat(position))?.aside ?? 0);
    // Marks further away stay out of the null model.
    if (away <= mostAsideMetres + sparedMetres) aside = Math.max(aside, away);
  }
  const every = Math.max(placesEveryMetres, line.metres / (placesAtMost - 1));
  const count = Math.ceil(line.metres / every) + 1;
  const places = Array.from({ length: count }, (_, step) =>
    inSpace(plane.toPosition(line.at(step * every).place)),
  );
  // Marks are drawn on the chords between knots, which lie at equal steps of time.
  const standing = stays.reduce((sum, { seconds }) => sum + Math.max(0, seconds), 0);
  const chord = Math.min(line.metres, (line.metres + standing * walkingMetresPerSecond) / dwellKnots);
  const metres = aside + every / 2 + chord / 2 + sparedMetres;
  return { places, metres, low: corner(places, Math.min), high: corner(places, Math.max) };
}

/** Whether a mark of one line can be drawn within the radius of a mark of the other; never false where it can. */
export function canMeet(one: LineReach, other: LineReach, radiusMetres: number): boolean {
  const reach = one.metres + other.metres + radiusMetres;
  for (const axis of [0, 1, 2] as const)
    if (one.low[axis] > other.high[axis] + reach || other.low[axis] > one.high[axis] + reach) return false;
  return one.places.some(([x, y, z]) =>
    other.places.some(
      ([otherX, otherY, otherZ]) =>
        (x - otherX) ** 2 + (y - otherY) ** 2 + (z - otherZ) ** 2 <= reach * reach,
    ),
  );
}

function inSpace([longitude, latitude]: Position): InSpace {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  const fromAxis = earthRadiusMetres * Math.cos(north);
  return [fromAxis * Math.cos(east), fromAxis * Math.sin(east), earthRadiusMetres * Math.sin(north)];
}

function corner(places: readonly InSpace[], extreme: (a: number, b: number) => number): InSpace {
  return places.reduce((a, b) => [extreme(a[0], b[0]), extreme(a[1], b[1]), extreme(a[2], b[2])]);
}
