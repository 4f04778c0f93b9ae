import type { UntestedReason } from '../area.ts';
import type { AreaMark, Passer } from './area-input.ts';
import { observedStrengths, type PeopleAtPlace, peopleAtStrongest, surpriseOf } from './area-strength.ts';
import { routedMarks } from './null-lines.ts';
import { type NullSettings, prepareRedraws } from './redraws.ts';
import { fewestVoices } from './voice-neighbours.ts';

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
