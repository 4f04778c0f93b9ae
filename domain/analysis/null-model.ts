import { areasAreCommonFrom, expectedAreasBelow, fewestVoices, type UntestedReason } from '../area.ts';
import type { AreaMark, Passer } from './area-input.ts';
import { type BlockChance, blockChance } from './block-chance.ts';
import { type Remember, rememberNothing } from './block-memo.ts';
import { nullBlocks } from './null-blocks.ts';
import { routeLines } from './null-lines.ts';
import { type NullSettings, noStrength } from './redraws.ts';

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

/** At a cluster's most surprising place, how many people marked within the radius and how many chance expects there. */
export interface PeopleAtPlace {
  readonly found: number;
  readonly expected: number;
}

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
 * Marks that no redraw can bring together are drawn apart, each block from a seed of its own. Areas are counted and
 * pooled over all blocks, so a change in one leaves what chance makes of the others as it was.
 *
 * Methods: Barnard 1963 (Monte Carlo test); Kulldorff 1997 (scan statistic). docs/decisions/0020 argues the choice.
 * @param marks in the order of their ids
 * @param onProgress told from time to time how much of 1 is done
 * @param remember where the redraws of blocks are kept between computations
 */
export function buildNullModel(
  marks: readonly AreaMark[],
  passers: readonly Passer[],
  settings: NullSettings,
  onProgress?: (share: number) => void,
  remember: Remember = rememberNothing,
): NullModel | { readonly untested: UntestedReason } {
  const routed = chanceOfBlocks(marks, passers, settings, remember);
  if ('untested' in routed) return routed;
  const { blocks, voiceCount } = routed;
  const expectedAreas = (minVoices: number) => {
    const level = Math.max(fewestVoices, minVoices);
    return blocks.reduce((sum, block) => sum + block.areasAt(level).strengths.length, 0) / settings.redraws;
  };
  const most = Math.min(mostVoices, voiceCount);
  const usual = usualCrowd(blocks, settings.redraws, onProgress);
  let chosen = Math.min(most, Math.max(fewestVoices, usual + 1));
  while (chosen < most && expectedAreas(chosen) >= expectedAreasBelow) chosen++;
  return {
    minVoices: chosen,
    expectedAreas,
    pOf(clusters, minVoices) {
      if (clusters.length === 0) return [];
      const level = Math.max(fewestVoices, minVoices);
      const areCommon = expectedAreas(level) >= areasAreCommonFrom;
      const among = areCommon ? strengthsOfAll(blocks, level) : greatestOfAll(blocks, level);
      const all = areCommon ? among.length : settings.redraws;
      return clusters.map((cluster) => {
        const found = blocks.flatMap((block) => block.strongest(cluster, level)?.strength ?? []);
        if (found.length === 0) return null;
        const strength = Math.max(...found);
        // Equal up to rounding counts as at least as great; an area without a core on a route proves nothing.
        const asStrong = strength === 0 ? all : among.length - lowerBound(among, strength - 1e-9);
        return (1 + asStrong) / (1 + all);
      });
    },
  };
}

/**
 * People at the most surprising place of a cluster, given as indexes among the marks; null where no route explains it.
 * @param marks in the order of their ids
 */
export function peopleAtStrongest(
  marks: readonly AreaMark[],
  passers: readonly Passer[],
  cluster: readonly number[],
  settings: NullSettings,
): PeopleAtPlace | null {
  const routed = chanceOfBlocks(marks, passers, settings, rememberNothing);
  if ('untested' in routed) return null;
  let best: (PeopleAtPlace & { strength: number }) | undefined;
  for (const block of routed.blocks) {
    const place = block.strongest(cluster, 0);
    if (place !== undefined && place.strength > (best?.strength ?? -1)) best = place;
  }
  return best === undefined ? null : { found: best.found, expected: best.expected };
}

function chanceOfBlocks(
  marks: readonly AreaMark[],
  passers: readonly Passer[],
  settings: NullSettings,
  remember: Remember,
): { blocks: BlockChance[]; voiceCount: number } | { untested: UntestedReason } {
  if (marks.length > mostMarks) return { untested: 'too-many-marks' };
  const lines = routeLines(passers);
  const blocks = nullBlocks(marks, lines, settings.radiusMetres).flatMap(
    (block) => blockChance(block, lines, settings, remember) ?? [],
  );
  if (marks.length === 0) return { untested: 'too-few-people' };
  if (blocks.length === 0) return { untested: passers.some(({ route }) => route) ? 'off-route' : 'no-route' };
  const voiceCount = blocks.reduce((sum, block) => sum + block.voiceCount, 0);
  return voiceCount < fewestVoices ? { untested: 'too-few-people' } : { blocks, voiceCount };
}

/**
 * The most people that at least half of the redraws have around some mark. When a core needs so many people or fewer,
 * half of the redraws have an area, so chance is expected to make at least half an area: nothing need be counted there.
 */
function usualCrowd(
  blocks: readonly BlockChance[],
  redraws: number,
  onProgress?: (share: number) => void,
): number {
  const most = new Uint16Array(redraws);
  const all = blocks.reduce((sum, { markCount }) => sum + markCount, 0);
  let done = 0;
  for (const block of blocks) {
    const near = block.mostNear((share) => onProgress?.((done + share * block.markCount) / all));
    for (let run = 0; run < redraws; run++) most[run] = Math.max(most[run] as number, near[run] as number);
    done += block.markCount;
  }
  return most.sort()[Math.floor(redraws / 2)] ?? 0;
}

function strengthsOfAll(blocks: readonly BlockChance[], level: number): Float64Array {
  const all = blocks.map((block) => block.areasAt(level).strengths);
  const joined = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const strengths of all) {
    joined.set(strengths, at);
    at += strengths.length;
  }
  return joined.sort();
}

/** By redraw with an area, the greatest strength in any block; ascending. */
function greatestOfAll(blocks: readonly BlockChance[], level: number): Float64Array {
  const [first, ...others] = blocks.map((block) => block.areasAt(level).greatest);
  const greatest = Float64Array.from(first ?? []);
  for (const other of others)
    for (const [run, strength] of other.entries()) greatest[run] = Math.max(greatest[run] ?? 0, strength);
  return greatest.filter((strength) => strength !== noStrength).sort();
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
