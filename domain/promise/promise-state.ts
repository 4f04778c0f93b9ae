import { daysIn, daysPassed } from './day-window.ts';
import { type Evidence, evidenceDay, type NotCounted, whyNotCounted } from './evidence.ts';
import type { ItemStateName } from './follow-up.ts';
import { countPeriods, type PeriodCount, paceNeeded } from './item-periods.ts';
import type { PromiseItemProperties } from './promise-item.ts';
import { type StateWords, wordsOfState } from './state-words.ts';

/** What an item has come to. Worked out from evidence and the day; nothing of it is ever set by hand. */
export interface ItemState {
  state: ItemStateName;
  /** False while the parties have set no number: "not quantified". */
  quantified: boolean;
  /** All that counts; in a dosage or recurrence also what is over the target of its month or year. */
  count: number;
  /** Of the whole window; null while not quantified. */
  target: number | null;
  /** What the straight line has reached; null while not quantified. */
  expectedByNow: number | null;
  periods: readonly PeriodCount[];
  /** In order of day, then id. */
  counted: readonly Evidence[];
  notCounted: readonly { evidence: Evidence; why: NotCounted }[];
  /** Why it is so, a sentence each. */
  why: readonly StateWords[];
}

/** Above this, what is left must go so much faster than planned that the parties should know. */
const paceAtRisk = 1.5;
/** A milestone without its evidence is at risk in the last quarter of its window. */
const lastPart = 0.25;
/** Of the ended months of a dosage, more than this share short puts it at risk. */
const shortMonthsAtRisk = 0.25;

type Judged = Pick<
  PromiseItemProperties,
  'measure' | 'target' | 'window' | 'yearTargets' | 'evidenceRule' | 'unit' | 'withdrawn' | 'added'
>;

/**
 * The state of an item. The order of the evidence does not matter, and the same evidence twice counts once. More
 * evidence never makes it worse, and no time that passes makes it fulfilled.
 * @param evidence all that may count, also what does not
 * @param asOf the day, as in 2026-11-23
 */
export function stateOfItem(item: Judged, evidence: readonly Evidence[], asOf: string): ItemState {
  const { counted, notCounted } = sortOut(item, evidence, asOf);
  const periods = countPeriods(item, counted, asOf);
  const count = counted.reduce((sum, { amount }) => sum + amount, 0);
  const quantified = periods.some(({ target }) => target > 0);
  const sumOf = (of: (period: PeriodCount) => number) =>
    quantified ? periods.reduce((sum, period) => sum + of(period), 0) : null;
  const state = judge(item, periods, { asOf, quantified, isEmpty: counted.length === 0 });
  const facts = {
    state,
    quantified,
    count,
    target: sumOf(({ target }) => target),
    expectedByNow: sumOf(({ expectedByNow }) => expectedByNow),
    periods,
  };
  return { ...facts, counted, notCounted, why: wordsOfState(item, { ...facts, notCounted }, asOf) };
}

function sortOut(
  { window }: Judged,
  evidence: readonly Evidence[],
  asOf: string,
): Pick<ItemState, 'counted' | 'notCounted'> {
  const once = [...new Map(evidence.map((one) => [`${one.source} ${one.id}`, one])).values()];
  const order = (one: Evidence) => `${evidenceDay(one)} ${one.source} ${one.id}`;
  const sorted = once.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const counted: Evidence[] = [];
  const notCounted: { evidence: Evidence; why: NotCounted }[] = [];
  for (const one of sorted) {
    const why = whyNotCounted(one, window, asOf);
    if (why === undefined) counted.push(one);
    else notCounted.push({ evidence: one, why });
  }
  return { counted, notCounted };
}

function judge(
  item: Judged,
  periods: readonly PeriodCount[],
  { asOf, quantified, isEmpty }: { asOf: string; quantified: boolean; isEmpty: boolean },
): ItemStateName {
  if (item.withdrawn !== null) return 'withdrawn';
  if (asOf < item.window.from) return 'not-started';
  // Before anything else: where nobody recorded anything, neither "kept" nor "broken" is known.
  if (isEmpty) return 'no-evidence';
  if (!quantified) return 'not-measurable';
  if (periods.every(({ count, target }) => count >= target)) return 'fulfilled';
  if (asOf > item.window.to) return 'not-fulfilled';
  if (item.measure === 'milestone' || item.measure === 'activity') return judgeMilestone(item, asOf);
  const short = periods.filter(({ ended, count, target }) => ended && count < target);
  // A year that is over cannot be made up for.
  if (item.measure === 'recurrence' && short.length > 0) return 'not-fulfilled';
  if (item.measure === 'dosage') return judgeMonths(periods, short.length);
  const states = periods
    .filter(({ ended, from }) => !ended && from <= asOf)
    .map((one) => judgePace(one, asOf));
  return states.includes('at-risk') ? 'at-risk' : states.includes('behind') ? 'behind' : 'on-track';
}

function judgeMilestone({ window }: Judged, asOf: string): ItemStateName {
  const left = daysIn(window) - daysPassed(window, asOf);
  return left < daysIn(window) * lastPart ? 'at-risk' : 'on-track';
}

function judgePace(period: PeriodCount, asOf: string): ItemStateName {
  if (period.count >= period.expectedByNow) return 'on-track';
  return paceNeeded(period, asOf) > paceAtRisk ? 'at-risk' : 'behind';
}

function judgeMonths(periods: readonly PeriodCount[], short: number): ItemStateName {
  if (short === 0) return 'on-track';
  const ended = periods.filter(({ ended: isEnded }) => isEnded).length;
  return short > ended * shortMonthsAtRisk ? 'at-risk' : 'behind';
}
