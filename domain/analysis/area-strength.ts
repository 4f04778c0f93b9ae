import { expectedVoices, type RoutedMarks } from './null-lines.ts';
import { voiceNeighbours } from './voice-neighbours.ts';

export interface PeopleAtPlace {
  readonly found: number;
  readonly expected: number;
}

/** How surprising so many people are at a knot of a line: the log likelihood ratio of a Poisson count. */
export type Surprise = (line: number, knot: number, people: number) => number;

export function surpriseOf(routed: RoutedMarks, radiusMetres: number): Surprise {
  const { values, perLine, knotsPerValue } = expectedVoices(routed, radiusMetres);
  const logs = values.map(Math.log);
  const shift = Math.log2(knotsPerValue);
  const logCounts = Float64Array.from({ length: routed.voiceCount + 1 }, (_, count) => Math.log(count));
  return (line, knot, people) => {
    const at = line * perLine + (knot >> shift);
    const expected = values[at] as number;
    if (people <= expected) return 0;
    return people * ((logCounts[people] as number) - (logs[at] as number)) - people + expected;
  };
}

/** The strength of a cluster where its marks really are; null where no mark of it is on a route. */
export function observedStrengths(
  routed: RoutedMarks,
  radiusMetres: number,
  level: number,
  surprise: Surprise,
) {
  const { voices, voiceCount, x, y, lineOf, knotOf } = routed;
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres, routed.span);
  neighbours.count(x, y);
  const place = new Map([...routed.indexes].map((index, mark) => [index, mark]));
  return (cluster: readonly number[]): number | null => {
    let strength: number | null = null;
    for (const index of cluster) {
      const mark = place.get(index);
      if (mark === undefined) continue;
      const near = neighbours.voicesNear[mark] ?? 0;
      const value = near < level ? 0 : surprise(lineOf[mark] ?? 0, knotOf[mark] ?? 0, near);
      strength = Math.max(strength ?? 0, value);
    }
    return strength;
  };
}

/** Where the cluster is most surprising; null where no mark of it is on a route. */
export function peopleAtStrongest(
  routed: RoutedMarks,
  radiusMetres: number,
  cluster: readonly number[],
): PeopleAtPlace | null {
  const { voices, voiceCount, x, y, lineOf, knotOf, indexes, span } = routed;
  const surprise = surpriseOf(routed, radiusMetres);
  const { values, perLine, knotsPerValue } = expectedVoices(routed, radiusMetres);
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres, span);
  neighbours.count(x, y);
  const members = new Set(cluster);
  let best: (PeopleAtPlace & { strength: number }) | null = null;
  for (const [mark, index] of indexes.entries()) {
    if (!members.has(index)) continue;
    const [line, knot] = [lineOf[mark] ?? 0, knotOf[mark] ?? 0];
    const found = neighbours.voicesNear[mark] ?? 0;
    const strength = surprise(line, knot, found);
    if (best !== null && strength <= best.strength) continue;
    best = { found, expected: values[line * perLine + Math.floor(knot / knotsPerValue)] ?? 0, strength };
  }
  return best === null ? null : { found: best.found, expected: best.expected };
}
