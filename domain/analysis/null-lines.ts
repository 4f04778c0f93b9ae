import type { ParticipantId } from '../ids.ts';
import { type AreaMark, compareText, type Passer } from './area-input.ts';
import { type DwellLine, dwellKnots, dwellLine, valuesPerKnot } from './dwell-line.ts';
import { measureLine } from './line-measure.ts';
import { countNear, pathOf } from './places-on-path.ts';
import { type Plane, planeAround } from './plane.ts';
import { streetSides } from './street-sides.ts';

/** A mark further from its person's route than this is not explained by the route and stays out of the null model. */
export const mostAsideMetres = 100;

/** The marks that routes explain, in typed arrays, and the lines that they can be drawn along. */
export interface RoutedMarks {
  readonly lines: readonly DwellLine[];
  /** Index among the marks given, by routed mark. */
  readonly indexes: Uint32Array;
  readonly lineOf: Uint16Array;
  readonly knotOf: Uint16Array;
  /**
   * Metres to the left of the line as it first came along there: kept in every redraw, because only the place along the
   * route is in question. Whoever goes out and back on a street then marks the same side of it.
   */
  readonly asideOf: Float64Array;
  readonly voices: Uint16Array;
  readonly voiceCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** From where to where the lines and their marks lie along x. */
  readonly span: { readonly west: number; readonly east: number };
}

/** Beyond this a person or a line has no number in 16 bits; a walk is some dozens. */
const mostNumbered = 65_535;

/** The lines that people walked: those who walked one route with the same stays share a line. */
export interface RouteLines {
  /** By person the text of their line; none for who has no route. */
  readonly keyOf: ReadonlyMap<ParticipantId, string>;
  /** By that text one of those who walked it. */
  readonly passerOf: ReadonlyMap<string, Passer>;
}

export function routeLines(passers: readonly Passer[]): RouteLines {
  const keyOf = new Map<ParticipantId, string>();
  const passerOf = new Map<string, Passer>();
  const textOf = new Map<Passer['route'], string>();
  for (const passer of [...passers].sort((a, b) => compareText(a.voice, b.voice))) {
    if (!passer.route) continue;
    const text = textOf.get(passer.route) ?? passer.route.coordinates.join(' ');
    textOf.set(passer.route, text);
    const stays = (passer.stays ?? []).map(({ position, seconds }) => `${position.join(',')}:${seconds}`);
    const key = `${text}|${stays.sort(compareText).join(' ')}`;
    keyOf.set(passer.voice, key);
    if (!passerOf.has(key)) passerOf.set(key, passer);
  }
  return { keyOf, passerOf };
}

/**
 * Lays each mark beside the line of its person. Only the lines of these marks matter.
 * @param marks in the order of their ids; the answer follows from the marks and lines in any order of passers
 * @returns undefined when nobody who marked has a route
 */
export function routedMarks(
  marks: readonly AreaMark[],
  { keyOf, passerOf }: RouteLines,
): RoutedMarks | undefined {
  const keys = [...new Set(marks.flatMap(({ voice }) => keyOf.get(voice) ?? []))].sort(compareText);
  const origin = passerOf.get(keys[0] ?? '')?.route?.coordinates[0];
  if (origin === undefined) return undefined;
  const plane = lengthwise(
    planeAround(origin),
    keys.flatMap((key) => passerOf.get(key) ?? []),
  );
  const built = keys.slice(0, mostNumbered).map((key) => layOut(passerOf.get(key), plane));
  const numberOf = new Map(keys.map((key, number) => [key, number]));

  const routed = marks.flatMap((mark, index) => {
    const line = numberOf.get(keyOf.get(mark.voice) ?? '');
    const place = plane.toFlat(mark.position);
    const laid = line === undefined ? undefined : built[line];
    const beside = laid?.measured.beside(place);
    if (line === undefined || laid === undefined || beside === undefined) return [];
    if (Math.abs(beside.aside) > mostAsideMetres) return [];
    const knot = laid.dwell.knotAt(beside.along);
    const aside = beside.aside * laid.sideAt(beside.along);
    return [{ index, line, knot, aside, place, voice: mark.voice }];
  });
  const voices = [...new Set(routed.map(({ voice }) => voice))].sort(compareText);
  const voiceNumber = new Map(voices.map((voice, number) => [voice, number]));
  if (routed.length === 0 || voices.length > mostNumbered) return undefined;
  return {
    lines: built.map(({ dwell }) => dwell),
    indexes: Uint32Array.from(routed, ({ index }) => index),
    lineOf: Uint16Array.from(routed, ({ line }) => line),
    knotOf: Uint16Array.from(routed, ({ knot }) => knot),
    asideOf: Float64Array.from(routed, ({ aside }) => aside),
    voices: Uint16Array.from(routed, ({ voice }) => voiceNumber.get(voice) ?? 0),
    voiceCount: voices.length,
    x: Float64Array.from(routed, ({ place }) => place[0]),
    y: Float64Array.from(routed, ({ place }) => place[1]),
    span: spanOf(built.map(({ dwell }) => dwell)),
  };
}

/** So many directions are tried, over half a turn. */
const directionsTried = 16;
/** A street this much across the sorted direction costs no more than others: all its marks look alike from there. */
const leastRun = 0.1;

/**
 * The plane turned so that the routes run along x as far as they can: marks are sorted by x, and those of a street that
 * lies across would all look near each other. Distances and sides stay as they are.
 */
function lengthwise(plane: Plane, passers: readonly Passer[]): Plane {
  const directions = Array.from({ length: directionsTried }, (_, step) => (step * Math.PI) / directionsTried);
  const costs = directions.map(() => 0);
  for (const { route } of passers) {
    const places = (route?.coordinates ?? []).map(plane.toFlat);
    for (const [index, [toX, toY]] of places.entries()) {
      const [fromX, fromY] = places[index - 1] ?? [toX, toY];
      const metres = Math.hypot(toX - fromX, toY - fromY);
      const heading = Math.atan2(toY - fromY, toX - fromX);
      for (const [step, direction] of directions.entries())
        costs[step] =
          (costs[step] ?? 0) + metres / Math.max(leastRun, Math.abs(Math.cos(heading - direction)));
    }
  }
  const direction = directions[costs.indexOf(Math.min(...costs))] ?? 0;
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  return {
    toFlat(position) {
      const [east, north] = plane.toFlat(position);
      return [east * cos + north * sin, north * cos - east * sin];
    },
    toPosition: ([x, y]) => plane.toPosition([x * cos - y * sin, x * sin + y * cos]),
  };
}

function spanOf(lines: readonly DwellLine[]): { west: number; east: number } {
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { knots } of lines)
    for (let at = 0; at < knots.length; at += valuesPerKnot) {
      const x = knots[at] as number;
      if (x < west) west = x;
      if (x > east) east = x;
    }
  return { west, east };
}

function layOut(passer: Passer | undefined, plane: Plane) {
  const measured = measureLine((passer?.route?.coordinates ?? []).map(plane.toFlat));
  // Whoever stood far from the route stood nowhere on it.
  const stays = (passer?.stays ?? []).flatMap(({ position, seconds }) => {
    const place = plane.toFlat(position);
    return Math.abs(measured.beside(place)?.aside ?? 0) > mostAsideMetres ? [] : [{ place, seconds }];
  });
  const sideAt = streetSides(measured);
  return { measured, sideAt, dwell: dwellLine(measured, stays, sideAt) };
}

/** How many values a line has: many lines are looked at more coarsely. */
export function expectedPerLine(lineCount: number): number {
  return lineCount <= 4 ? 512 : lineCount <= 32 ? 256 : 128;
}

/**
 * How many different people chance puts within the radius of each place, by line: the yardstick that makes ten people
 * at a long stop count for less than five where nobody lingered.
 */
export function expectedVoices(
  { lines, lineOf, voices, voiceCount }: RoutedMarks,
  radiusMetres: number,
): Float64Array {
  const perLine = expectedPerLine(lines.length);
  const knotsPerValue = dwellKnots / perLine;
  const groups = peopleByLineAndMarks(lineOf, voices, voiceCount);
  const values = new Float64Array(lines.length * perLine);
  const middles = lines.map(({ knots }) => {
    const x = new Float64Array(perLine);
    const y = new Float64Array(perLine);
    for (let value = 0; value < perLine; value++) {
      const at = (value + 0.5) * knotsPerValue * valuesPerKnot;
      x[value] = knots[at] as number;
      y[value] = knots[at + 1] as number;
    }
    return pathOf(x, y);
  });
  for (const [from, here] of middles.entries())
    for (const [to, there] of middles.entries()) {
      const people = groups.get(to);
      if (people === undefined) continue;
      for (let value = 0; value < perLine; value++) {
        const near = countNear(there, here.x[value] as number, here.y[value] as number, radiusMetres);
        const away = 1 - near / perLine;
        let expected = 0;
        for (const [marks, count] of people) expected += count * (1 - away ** marks);
        values[from * perLine + value] = (values[from * perLine + value] ?? 0) + expected;
      }
    }
  return values;
}

/** By line: how many people made so many marks there. A person walks one line. */
function peopleByLineAndMarks(lineOf: Uint16Array, voices: Uint16Array, voiceCount: number) {
  const marksOf = new Uint32Array(voiceCount);
  const lineOfVoice = new Uint16Array(voiceCount);
  for (const [mark, voice] of voices.entries()) {
    marksOf[voice] = (marksOf[voice] ?? 0) + 1;
    lineOfVoice[voice] = lineOf[mark] ?? 0;
  }
  const groups = new Map<number, Map<number, number>>();
  for (const [voice, marks] of marksOf.entries()) {
    const line = lineOfVoice[voice] ?? 0;
    const people = groups.get(line) ?? new Map<number, number>();
    people.set(marks, (people.get(marks) ?? 0) + 1);
    groups.set(line, people);
  }
  return groups;
}
