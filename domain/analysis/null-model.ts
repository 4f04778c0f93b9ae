import type { UntestedReason } from '../area.ts';
import { randomFrom } from '../random.ts';
import type { AreaMark, Passer } from './area-input.ts';
import { dwellKnots } from './dwell-line.ts';
import { expectedVoices, type RoutedMarks, routedMarks } from './null-lines.ts';
import { fewestVoices, voiceNeighbours } from './voice-neighbours.ts';

export interface NullSettings {
  readonly radiusMetres: number;
  readonly redraws: number;
  readonly seed: number;
}

/** What chance alone makes of these people on their routes. */
export interface NullModel {
  /** The smallest number of people for which chance is expected to make fewer than half an area. */
  readonly minVoices: number;
  /** How many areas chance is expected to make when a core needs so many people. */
  expectedAreas(minVoices: number): number;
  /**
   * The p of each cluster, given as indexes among the marks that the model was built from; null for a cluster that
   * no route explains.
   */
  pOf(clusters: readonly (readonly number[])[], minVoices: number): (number | null)[];
}

/** So many expected chance areas are too many. */
const expectedAreasBelow = 0.5;
/** More people than this are never asked for. */
const mostVoices = 100;
/** Beyond this 999 redraws would take minutes. */
const mostMarks = 10_000;

/**
 * The walk's own null model: each person's marks are drawn again along the route they were on, in proportion to the
 * time spent at each part of it, as many marks for each person as they made and each as far from the line as it was.
 *
 * What is compared is the surprise of the most crowded place: for n people within the radius where chance expects m,
 * n ln(n/m) - n + m (the log likelihood ratio of a Poisson count), over marks with at least `minVoices` people
 * around. An area's p is (1 + redraws whose greatest surprise anywhere is at least the area's) / (1 + redraws).
 * The maximum over the whole walk is taken, not the same stretch alone: the area was found by looking everywhere, so
 * it must beat the best that chance does anywhere. With a p of its own stretch, nearly every cluster that chance made
 * would be called real. So under a true null at most 5 % of walks have any area called real.
 *
 * Methods: Barnard 1963 (Monte Carlo test); Kulldorff 1997 (scan statistic); Westfall and Young 1993 (maximum).
 * @param marks in the order of their ids
 * @param onProgress told from time to time how much of 1 is done
 */
export function buildNullModel(
  marks: readonly AreaMark[],
  passers: readonly Passer[],
  settings: NullSettings,
  onProgress?: (share: number) => void,
): NullModel | { readonly untested: UntestedReason } {
  if (marks.length > mostMarks) return { untested: 'too-many-marks' };
  const routed = routedMarks(marks, passers);
  if (routed === undefined)
    return { untested: passers.some(({ route }) => route) ? 'off-route' : 'no-route' };
  if (routed.voiceCount < fewestVoices) return { untested: 'too-few-people' };

  const surprise = surpriseOf(routed, settings.radiusMetres);
  const levels = Math.min(mostVoices, routed.voiceCount) + 1;
  const { areas, greatest } = redraw(routed, settings, surprise, levels, onProgress);
  const observed = observedSurprise(routed, settings.radiusMetres, surprise);
  const place = new Map([...routed.indexes].map((index, routedIndex) => [index, routedIndex]));

  const expectedAreas = (minVoices: number) => areas[Math.max(fewestVoices, minVoices)] ?? 0;
  const candidates = Array.from({ length: levels - fewestVoices }, (_, index) => fewestVoices + index);
  return {
    minVoices: candidates.find((people) => expectedAreas(people) < expectedAreasBelow) ?? levels - 1,
    expectedAreas,
    pOf(clusters, minVoices) {
      const level = Math.min(levels - 1, Math.max(fewestVoices, minVoices));
      const column = Float64Array.from(
        { length: settings.redraws },
        (_, run) => greatest[run * levels + level] ?? 0,
      ).sort();
      return clusters.map((cluster) => {
        const routedOnes = cluster.flatMap((index) => place.get(index) ?? []);
        if (routedOnes.length === 0) return null;
        const strength = Math.max(
          0,
          ...routedOnes.map((mark) => (observed.near(mark) >= minVoices ? observed.surprise(mark) : 0)),
        );
        // Equal up to rounding counts as at least as great.
        const atLeast = column.length - lowerBound(column, strength - 1e-9);
        return (1 + (strength === 0 ? settings.redraws : atLeast)) / (1 + settings.redraws);
      });
    },
  };
}

type Surprise = (line: number, knot: number, people: number) => number;

function surpriseOf(routed: RoutedMarks, radiusMetres: number): Surprise {
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

/** Draws all marks again and again. Nothing is allocated inside. */
function redraw(
  routed: RoutedMarks,
  { radiusMetres, redraws, seed }: NullSettings,
  surprise: Surprise,
  levels: number,
  onProgress?: (share: number) => void,
): { areas: Float64Array; greatest: Float64Array } {
  const { lineOf, asideOf, voices, voiceCount } = routed;
  const count = voices.length;
  const knots = joinLines(routed);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const knotOf = new Uint16Array(count);
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres);
  const { voicesNear } = neighbours;
  const areas = new Float64Array(voiceCount + 1);
  const greatest = new Float64Array(redraws * levels);
  const random = randomFrom(seed);
  const reportEvery = Math.max(1, Math.ceil(redraws / 20));
  for (let run = 0; run < redraws; run++) {
    for (let mark = 0; mark < count; mark++) {
      const along = random.next() * dwellKnots;
      const knot = Math.floor(along);
      const part = along - knot;
      const at = (lineOf[mark] as number) * (dwellKnots + 1) + knot;
      const aside = asideOf[mark] as number;
      const fromX = knots.x[at] as number;
      const fromY = knots.y[at] as number;
      x[mark] = fromX + part * ((knots.x[at + 1] as number) - fromX) + aside * (knots.leftX[at] as number);
      y[mark] = fromY + part * ((knots.y[at + 1] as number) - fromY) + aside * (knots.leftY[at] as number);
      knotOf[mark] = knot;
    }
    neighbours.count(x, y);
    neighbours.addClusters(areas);
    const row = run * levels;
    for (let mark = 0; mark < count; mark++) {
      const near = voicesNear[mark] as number;
      if (near < fewestVoices) continue;
      const value = surprise(lineOf[mark] as number, knotOf[mark] as number, near);
      const slot = row + Math.min(near, levels - 1);
      if (value > (greatest[slot] as number)) greatest[slot] = value;
    }
    for (let level = levels - 2; level >= fewestVoices; level--)
      greatest[row + level] = Math.max(greatest[row + level] as number, greatest[row + level + 1] as number);
    if (run % reportEvery === 0) onProgress?.(run / redraws);
  }
  for (let level = voiceCount - 1; level >= fewestVoices; level--)
    areas[level] = (areas[level] as number) + (areas[level + 1] as number);
  return { areas: areas.map((sum) => sum / redraws), greatest };
}

/** The knots of all lines one after the other. */
function joinLines({ lines }: RoutedMarks) {
  const join = (name: 'x' | 'y' | 'leftX' | 'leftY') => {
    const all = new Float64Array(lines.length * (dwellKnots + 1));
    for (const [index, line] of lines.entries()) all.set(line[name], index * (dwellKnots + 1));
    return all;
  };
  return { x: join('x'), y: join('y'), leftX: join('leftX'), leftY: join('leftY') };
}

/** How surprising each routed mark is where it really is. */
function observedSurprise(routed: RoutedMarks, radiusMetres: number, surprise: Surprise) {
  const { voices, voiceCount, x, y, lineOf, knotOf } = routed;
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres);
  neighbours.count(x, y);
  const near = (mark: number) => neighbours.voicesNear[mark] ?? 0;
  return { near, surprise: (mark: number) => surprise(lineOf[mark] ?? 0, knotOf[mark] ?? 0, near(mark)) };
}

/** The first index of a sorted array whose value is at least this. */
function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
