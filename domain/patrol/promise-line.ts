import { dayMilliseconds } from '../milliseconds.ts';
/** How far a counted promise has come against a straight line from its first day to its last. */
export interface PromiseLine {
  count: number;
  /** Null where the promise has no number: then nothing is behind or ahead. */
  target: number | null;
  /** What the straight line has come to today; null without a number. */
  expected: number | null;
  state: 'not-quantified' | 'not-begun' | 'on-line' | 'behind' | 'reached' | 'missed';
}

/**
 * Counts dates against the line. Both days of the period are in it, so the line is at the target when the last day ends.
 * @param today as in 2026-11-23
 */
export function promiseLine(
  dates: readonly string[],
  { from, to, target, today }: { from: string; to: string; target: number | null; today: string },
): PromiseLine {
  const count = dates.filter((date) => date >= from && date <= to).length;
  if (target === null) return { count, target, expected: null, state: 'not-quantified' };
  const days = (start: string, end: string) => (Date.parse(end) - Date.parse(start)) / dayMilliseconds + 1;
  const share = Math.min(1, Math.max(0, days(from, today) / days(from, to)));
  const expected = target * share;
  if (count >= target) return { count, target, expected, state: 'reached' };
  if (today > to) return { count, target, expected, state: 'missed' };
  if (today < from) return { count, target, expected, state: 'not-begun' };
  return { count, target, expected, state: count >= Math.floor(expected) ? 'on-line' : 'behind' };
}
