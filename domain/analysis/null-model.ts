import type { UntestedReason } from '../area.ts';
import { fillRandom, randomFrom } from '../random.ts';
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
  /**
   * At the cluster's most surprising place, how many people marked within the radius and how many chance expects there;
   * null for a cluster that no route explains.
   */
  peopleAt(cluster: readonly number[]): PeopleAtPlace | null;
}

export interface PeopleAtPlace {
  readonly found: number;
  readonly expected: number;
}

/** So many expected chance areas are too many. */
const expectedAreasBelow = 0.5;
/** Where chance makes fewer areas than this, that there is an area at all is what must be judged. */
const areasAreCommonFrom = 0.1;
/** More people than this are never asked for. */
const mostVoices = 100;
/** Beyond this 999 redraws would take minutes. */
const mostMarks = 10_000;

/**
 * The walk's own null model: each person's marks are drawn again along the route they were on, in proportion to the
 * time spent at each part of it, as many marks for each person as they made and each as far from the line as it was.
 *
 * An area's strength is the surprise of its most crowded place: for n people within the radius where chance expects
 * m, n ln(n/m) - n + m (the log likelihood ratio of a Poisson count), over its marks with `minVoices` people around.
 * Its p is the share of all areas that chance made anywhere, in all redraws, that are at least as strong:
 * (1 + as strong) / (1 + all). An area was found by looking everywhere, so it is compared with what chance makes
 * everywhere; compared with its own stretch alone, nearly every area of chance would be called real. Under a true
 * null each area is one of these, so at most 5 % of areas have p <= 0.05, however many people are asked for. Where
 * chance makes hardly any area, p is instead the share of redraws with an area at least as strong.
 *
 * Methods: Barnard 1963 (Monte Carlo test); Kulldorff 1997 (scan statistic). docs/decisions/0020 argues the choice.
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

  const redraws = prepareRedraws(routed, settings);
  const areas = redraws.countAreas(onProgress);
  const expectedAreas = (minVoices: number) => areas[Math.max(fewestVoices, minVoices)] ?? 0;
  const most = Math.min(mostVoices, routed.voiceCount);
  const candidates = Array.from({ length: most - fewestVoices + 1 }, (_, index) => fewestVoices + index);
  return {
    minVoices: candidates.find((people) => expectedAreas(people) < expectedAreasBelow) ?? most,
    expectedAreas,
    pOf(clusters, minVoices) {
      if (clusters.length === 0) return [];
      const level = Math.max(fewestVoices, minVoices);
      const surprise = surpriseOf(routed, settings.radiusMetres);
      const { strengths, redrawn } = redraws.strengthsOfAreas(level, surprise);
      const observed = observedStrengths(routed, settings.radiusMetres, level, surprise);
      return clusters.map((cluster) => {
        const strength = observed(cluster);
        if (strength === null) return null;
        const [among, all] =
          expectedAreas(level) >= areasAreCommonFrom
            ? [strengths, strengths.length]
            : [redrawn, settings.redraws];
        // Equal up to rounding counts as at least as great; an area without a core on a route proves nothing.
        const asStrong = strength === 0 ? all : among.length - lowerBound(among, strength - 1e-9);
        return (1 + asStrong) / (1 + all);
      });
    },
    peopleAt: (cluster) => peopleAtStrongest(routed, settings.radiusMetres, cluster),
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

/** All redraws, each from a seed of its own so that it can be drawn once more. */
function prepareRedraws(routed: RoutedMarks, { radiusMetres, redraws, seed }: NullSettings) {
  const { lineOf, asideOf, voices, voiceCount } = routed;
  const count = voices.length;
  const knots = joinLines(routed);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const knotOf = new Uint16Array(count);
  const drawn = new Float64Array(count);
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres, routed.span);
  const { voicesNear } = neighbours;
  const random = randomFrom(seed);
  const seeds = Uint32Array.from({ length: redraws }, () => random.integer(0, 4_294_967_295));
  /** The most people around one mark, by redraw. */
  const mostNear = new Uint16Array(redraws);

  /** Draws all marks and counts the people around them. Nothing is allocated for a mark. */
  function draw(run: number): void {
    fillRandom(seeds[run] as number, drawn);
    for (let mark = 0; mark < count; mark++) {
      const along = (drawn[mark] as number) * dwellKnots;
      const knot = along | 0;
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
  }

  return {
    /** By people needed, how many areas chance makes in the mean. */
    countAreas(onProgress?: (share: number) => void): Float64Array {
      const areas = new Float64Array(voiceCount + 1);
      const reportEvery = Math.max(1, Math.ceil(redraws / 20));
      for (let run = 0; run < redraws; run++) {
        draw(run);
        neighbours.addClusters(areas);
        let most = 0;
        for (let mark = 0; mark < count; mark++)
          if ((voicesNear[mark] as number) > most) most = voicesNear[mark] as number;
        mostNear[run] = most;
        if (run % reportEvery === 0) onProgress?.(run / redraws);
      }
      for (let level = voiceCount - 1; level >= fewestVoices; level--)
        areas[level] = (areas[level] as number) + (areas[level + 1] as number);
      return areas.map((sum) => sum / redraws);
    },
    /** After `countAreas`: the strengths of all areas, and the greatest of each redraw that has one; ascending. */
    strengthsOfAreas(level: number, surprise: Surprise): { strengths: Float64Array; redrawn: Float64Array } {
      const strengths: number[] = [];
      const redrawn: number[] = [];
      const strengthAt = (mark: number, people: number) =>
        surprise(lineOf[mark] as number, knotOf[mark] as number, people);
      for (let run = 0; run < redraws; run++) {
        if ((mostNear[run] as number) < level) continue;
        draw(run);
        const found = neighbours.greatestByCluster(level, strengthAt);
        for (const strength of found) strengths.push(strength);
        redrawn.push(Math.max(...found));
      }
      return { strengths: Float64Array.from(strengths).sort(), redrawn: Float64Array.from(redrawn).sort() };
    },
  };
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

/** The strength of a cluster where its marks really are; null where no mark of it is on a route. */
function observedStrengths(routed: RoutedMarks, radiusMetres: number, level: number, surprise: Surprise) {
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

function peopleAtStrongest(
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
