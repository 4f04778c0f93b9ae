import { type DayWindow, daysIn, daysPassed, lastDayOfMonth, wholeMonthsIn, yearsIn } from './day-window.ts';
import { type Evidence, evidenceDay } from './evidence.ts';
import type { PromiseItemProperties } from './promise-item.ts';

/** A part of the window with a target of its own: the whole of it, a calendar year, or a calendar month. */
export interface ItemPeriod extends DayWindow {
  /** As in 2026 or 2026-10; null for the whole window. */
  label: string | null;
  target: number;
}

/** A period with what was counted in it. */
export interface PeriodCount extends ItemPeriod {
  count: number;
  expectedByNow: number;
  ended: boolean;
}

type Measured = Pick<PromiseItemProperties, 'measure' | 'target' | 'window' | 'yearTargets' | 'evidenceRule'>;

/** The periods that are judged, in order; none while there is no number. */
export function periodsOf({ measure, target, window, yearTargets }: Measured): ItemPeriod[] {
  if (target === null) return [];
  if (measure === 'dosage')
    return wholeMonthsIn(window).map((label) => ({
      ...{ label, target },
      ...{ from: `${label}-01`, to: lastDayOfMonth(label) },
    }));
  if (measure === 'recurrence')
    return yearsIn(window).map(({ year, whole, from, to }) => {
      const decided = yearTargets.find((one) => one.year === year)?.target;
      return { label: String(year), from, to, target: whole ? target : (decided ?? 0) };
    });
  return [{ label: null, ...window, target }];
}

/**
 * What the straight line from nothing to the target has reached when the day `asOf` begins, in whole numbers. A
 * milestone or an activity may come on any day of the window, and a month's dosage on any day of the month, so nothing
 * is expected before the end. What the police did is known to the end of the month before, so their line waits there.
 */
export function expectedBy(
  period: ItemPeriod,
  { measure, evidenceRule }: Pick<Measured, 'measure' | 'evidenceRule'>,
  asOf: string,
): number {
  if (asOf > period.to) return period.target;
  if (measure === 'milestone' || measure === 'activity' || measure === 'dosage') return 0;
  const knownTo = evidenceRule.source === 'police' ? `${asOf.slice(0, 7)}-01` : asOf;
  return Math.floor((period.target * daysPassed(period, knownTo)) / daysIn(period));
}

/** What of the evidence that counts fell into each period. */
export function countPeriods(item: Measured, counted: readonly Evidence[], asOf: string): PeriodCount[] {
  return periodsOf(item).map((period) => ({
    ...period,
    count: counted
      .filter((one) => period.from <= evidenceDay(one) && evidenceDay(one) <= period.to)
      .reduce((sum, { amount }) => sum + amount, 0),
    expectedByNow: expectedBy(period, item, asOf),
    ended: asOf > period.to,
  }));
}

/**
 * How much faster than planned the rest must go, as a ratio: 1 is the planned pace; Infinity when no time is left.
 * 0 when the target is reached.
 */
export function paceNeeded(period: PeriodCount, asOf: string): number {
  const missing = period.target - period.count;
  if (missing <= 0) return 0;
  const left = daysIn(period) - daysPassed(period, asOf);
  return left <= 0 ? Number.POSITIVE_INFINITY : missing / left / (period.target / daysIn(period));
}
