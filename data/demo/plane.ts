import { earthRadiusMetres, type Position } from '../../domain/geo.ts';

/** Metres east and north of the town's middle. */
export type Spot = readonly [x: number, y: number];

/**
 * Open water of the Baltic between Öland and Gotland. There is no land here and nobody lives here, so the town and
 * what its people say can never be mistaken for a real neighbourhood.
 */
export const townOrigin: Position = [17.6, 57.25];

const degreesPerMetre = 180 / (Math.PI * earthRadiusMetres);
const degreesPerMetreEast = degreesPerMetre / Math.cos((townOrigin[1] * Math.PI) / 180);

/** Six decimals are a decimetre: enough for a drawn town, and a smaller file. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

export function toPosition([x, y]: Spot): [number, number] {
  return [rounded(townOrigin[0] + x * degreesPerMetreEast), rounded(townOrigin[1] + y * degreesPerMetre)];
}

export const plus = ([ax, ay]: Spot, [bx, by]: Spot): Spot => [ax + bx, ay + by];
export const minus = ([ax, ay]: Spot, [bx, by]: Spot): Spot => [ax - bx, ay - by];
export const times = ([x, y]: Spot, factor: number): Spot => [x * factor, y * factor];
export const between = (a: Spot, b: Spot, share: number): Spot => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
export const apart = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
/** The direction from one spot to another, of length 1; east when they are the same. */
export function direction(from: Spot, to: Spot): Spot {
  const span = apart(from, to);
  return span === 0 ? [1, 0] : [(to[0] - from[0]) / span, (to[1] - from[1]) / span];
}
/** A quarter turn to the left. */
export const left = ([x, y]: Spot): Spot => [-y, x];

export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index);
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}

/** Twice the signed area; positive when the ring runs counter-clockwise. */
export function turning(ring: readonly Spot[]): number {
  let sum = 0;
  for (let index = 0; index < ring.length; index++) {
    const [ax, ay] = at(ring, index);
    const [bx, by] = at(ring, (index + 1) % ring.length);
    sum += ax * by - bx * ay;
  }
  return sum;
}

export function inside(ring: readonly Spot[], [x, y]: Spot): boolean {
  let result = false;
  let before = at(ring, -1);
  // The busiest loop of the generator: no copies, no calls.
  for (const spot of ring) {
    if (
      spot[1] > y !== before[1] > y &&
      x < ((before[0] - spot[0]) * (y - spot[1])) / (before[1] - spot[1]) + spot[0]
    )
      result = !result;
    before = spot;
  }
  return result;
}

/** How far a spot is from a segment, in metres. */
export function distanceToSegment(spot: Spot, from: Spot, to: Spot): number {
  return apart(spot, nearestOnSegment(spot, from, to));
}

export function nearestOnSegment(spot: Spot, from: Spot, to: Spot): Spot {
  const [dx, dy] = minus(to, from);
  const square = dx * dx + dy * dy;
  if (square === 0) return from;
  const share = ((spot[0] - from[0]) * dx + (spot[1] - from[1]) * dy) / square;
  return between(from, to, Math.max(0, Math.min(1, share)));
}

/** A smooth line through the spots (Catmull-Rom), `steps` pieces between each two. */
export function curve(spots: readonly Spot[], steps: number, closed = false): Spot[] {
  const pick = (index: number): Spot =>
    closed
      ? at(spots, ((index % spots.length) + spots.length) % spots.length)
      : at(spots, Math.max(0, Math.min(spots.length - 1, index)));
  const result: Spot[] = [];
  const pieces = closed ? spots.length : spots.length - 1;
  for (let piece = 0; piece < pieces; piece++) {
    const [a, b, c, d] = [pick(piece - 1), pick(piece), pick(piece + 1), pick(piece + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const blend = (axis: 0 | 1): number =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      result.push([blend(0), blend(1)]);
    }
  }
  if (!closed) result.push(at(spots, -1));
  return result;
}

/** The polygon that a line covers when drawn with a width. */
export function strip(line: readonly Spot[], width: number): Spot[] {
  const side = (sign: number): Spot[] =>
    line.map((spot, index) => {
      const before = at(line, Math.max(0, index - 1));
      const after = at(line, Math.min(line.length - 1, index + 1));
      return plus(spot, times(left(direction(before, after)), (sign * width) / 2));
    });
  return [...side(-1), ...side(1).reverse()];
}

/** An uneven round shape: a pond, a thicket. `wobble` gives each of the spots a share of the radius. */
export function blob(middle: Spot, radiusX: number, radiusY: number, wobble: readonly number[]): Spot[] {
  const spots = wobble.map((share, index): Spot => {
    const angle = (index / wobble.length) * 2 * Math.PI;
    return plus(middle, [Math.cos(angle) * radiusX * share, Math.sin(angle) * radiusY * share]);
  });
  return curve(spots, 4, true);
}

/** Spots along a line, `gap` metres apart, with the line's direction at each. */
export function along(line: readonly Spot[], gap: number, start = gap / 2): { spot: Spot; heading: Spot }[] {
  const result: { spot: Spot; heading: Spot }[] = [];
  let next = start;
  let walked = 0;
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [at(line, index - 1), at(line, index)];
    const span = apart(from, to);
    while (next <= walked + span) {
      result.push({ spot: between(from, to, (next - walked) / span), heading: direction(from, to) });
      next += gap;
    }
    walked += span;
  }
  return result;
}
