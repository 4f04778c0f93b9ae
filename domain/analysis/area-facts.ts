import type { AreaDraft } from '../area.ts';
import type { ParticipantId } from '../ids.ts';
import { dayMilliseconds } from '../milliseconds.ts';
import {
  bandOf,
  type Concern,
  confidenceOf,
  needsNewWalk,
  personConcern,
  type ScoreComponents,
  type Situation,
  scoreComponents,
  scoreOf,
  walksPart,
} from '../priority.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { type AreaMark, compareText } from './area-input.ts';

/** What is known of a place beside its marks. */
export interface Surroundings {
  /** Those who passed; whoever marked is added. */
  readonly passed: ReadonlySet<ParticipantId>;
  /** Whether a place with a function is near. */
  readonly used: boolean;
  readonly asOf: string;
}

/** The score's parts for a cluster of marks. */
export function componentsOf(
  cluster: readonly AreaMark[],
  { passed, used, asOf }: Surroundings,
): ScoreComponents {
  const byVoice = groupBy(cluster, ({ voice }) => voice);
  const situation: Situation = {
    walks: walksPart(new Set(cluster.map(({ walkId }) => walkId)).size),
    dark: darkShare([...byVoice.values()], asOf),
    use: used ? 1 : 0,
    // Nothing tells of other sources or of actions yet.
    corroboration: 0,
    overdue: 0,
  };
  const concerns = [...byVoice.values()].flatMap((marks) => strongest(marks, asOf));
  let nPassed = passed.size;
  for (const voice of byVoice.keys()) if (!passed.has(voice)) nPassed++;
  return scoreComponents({ concerns, nPassed, situation });
}

type Facts = Pick<
  AreaDraft['properties'],
  | 'walkIds'
  | 'findingIds'
  | 'nMarked'
  | 'nPassed'
  | 'marked'
  | 'nWalks'
  | 'categories'
  | 'score'
  | 'components'
  | 'confidence'
  | 'band'
  | 'goAgain'
  | 'lastConfirmedAt'
>;

/** The figures of a cluster. `pFalseDiscovery` is null where chance was not tested. */
export function areaFacts(
  cluster: readonly AreaMark[],
  surroundings: Surroundings,
  pFalseDiscovery: number | null,
): Facts {
  const components = componentsOf(cluster, surroundings);
  const { nPassed } = components;
  const nMarked = new Set(cluster.map(({ voice }) => voice)).size;
  const walkIds = [...new Set(cluster.map(({ walkId }) => walkId))].sort(compareText);
  const score = scoreOf(components);
  const lastConfirmedAt = cluster.map(({ recordedAt }) => recordedAt).reduce(later);
  const { low, high } = wilsonInterval(nMarked, nPassed);
  return {
    walkIds,
    findingIds: cluster.map(({ id }) => id),
    nMarked,
    nPassed,
    marked: { low: round6(low), high: round6(high) },
    nWalks: walkIds.length,
    categories: categoriesOf(cluster),
    score,
    components,
    confidence: confidenceOf({ nPassed, nWalks: walkIds.length, pFalseDiscovery }),
    band: bandOf(score),
    goAgain: needsNewWalk(lastConfirmedAt, surroundings.asOf),
    lastConfirmedAt,
  };
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * The open mark of one person that weighs most today; none when all are resolved. Most weight rather than most
 * severe, so that marking again never lowers what a person says.
 */
function strongest(marks: readonly AreaMark[], asOf: string): Concern[] {
  const concerns = marks
    .filter(({ resolved }) => !resolved)
    .map(({ severity, recordedAt }) => ({
      severity,
      ageDays: Math.max(0, (Date.parse(asOf) - Date.parse(recordedAt)) / dayMilliseconds),
    }));
  return concerns.sort((a, b) => personConcern(b) - personConcern(a)).slice(0, 1);
}

/** Less concern than one person's slightest, fresh, counts as that much: see `darkShare`. */
const leastConcern = 0.25;

/**
 * The part of people's concern that is about dark, light or sight: of each person the strongest open mark of that kind
 * against the strongest of any, so one person with many dark marks makes a place no darker than one with one. Weighted
 * by concern and not by heads, because otherwise a faint mark by day would thin out the dark and lower the score of a
 * place that one more person worries about. With concern S, P of it dark, the score grows with (S + k m)(1 + P / S / 4
 * + …), which never falls when S or P rises as long as S is not below a quarter; hence the least concern.
 */
function darkShare(people: readonly (readonly AreaMark[])[], asOf: string): number {
  const concernIn = (kept: (mark: AreaMark) => boolean) =>
    people
      .flatMap((marks) => strongest(marks.filter(kept), asOf).map(personConcern))
      .sort((a, b) => b - a)
      .reduce((a, b) => a + b, 0);
  const dark = concernIn(({ inDark, isLightOrSight }) => inDark || isLightOrSight);
  return (
    dark /
    Math.max(
      leastConcern,
      concernIn(() => true),
    )
  );
}

function categoriesOf(cluster: readonly AreaMark[]): AreaDraft['properties']['categories'] {
  const open = groupBy(
    cluster.filter(({ resolved }) => !resolved),
    ({ category }) => category,
  );
  return [...open]
    .map(([category, marks]) => ({ category, nMarked: new Set(marks.map(({ voice }) => voice)).size }))
    .sort((a, b) => b.nMarked - a.nMarked || compareText(a.category, b.category));
}

function later(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
