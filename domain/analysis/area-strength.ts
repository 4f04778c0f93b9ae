import { dwellKnots } from './dwell-line.ts';
import { expectedPerLine, type RoutedMarks } from './null-lines.ts';

/** How surprising so many people are at a knot of a line: the log likelihood ratio of a Poisson count. */
export type Surprise = (line: number, knot: number, people: number) => number;

/** A place among marks where they really are. */
export interface StrongPlace {
  readonly strength: number;
  readonly found: number;
  readonly expected: number;
}

/** @param expected of `expectedVoices` */
export function surpriseOf({ lines, voiceCount }: RoutedMarks, expected: Float64Array): Surprise {
  const perLine = expectedPerLine(lines.length);
  const logs = expected.map(Math.log);
  const shift = Math.log2(dwellKnots / perLine);
  const logCounts = Float64Array.from({ length: voiceCount + 1 }, (_, count) => Math.log(count));
  return (line, knot, people) => {
    const at = line * perLine + (knot >> shift);
    const mean = expected[at] as number;
    if (people <= mean) return 0;
    return people * ((logCounts[people] as number) - (logs[at] as number)) - people + mean;
  };
}

/**
 * The most surprising place among some routed marks; undefined where there are none. A mark with fewer people around
 * than the level has no strength.
 * @param expected of `expectedVoices`
 * @param near people within the radius, by routed mark
 */
export function strongestPlace(
  { lines, lineOf, knotOf }: RoutedMarks,
  expected: Float64Array,
  near: Uint16Array,
  marks: readonly number[],
  surprise: Surprise,
  level: number,
): StrongPlace | undefined {
  const perLine = expectedPerLine(lines.length);
  let best: StrongPlace | undefined;
  for (const mark of marks) {
    const [line, knot, found] = [lineOf[mark] ?? 0, knotOf[mark] ?? 0, near[mark] ?? 0];
    const strength = found < level ? 0 : surprise(line, knot, found);
    if (best !== undefined && strength <= best.strength) continue;
    const at = line * perLine + Math.floor((knot * perLine) / dwellKnots);
    best = { strength, found, expected: expected[at] ?? 0 };
  }
  return best;
}
