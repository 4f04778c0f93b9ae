import { dayMilliseconds } from '../../../domain/milliseconds.ts';

const daysOfYear = 365;

/** Two periods of the same length; the second begins with the measure. In whole days of this device's zone. */
export interface ComparedPeriods {
  beforeFrom: string;
  afterFrom: string;
  days: number;
}

/**
 * The period from the day on which something was done, and the one to compare with: the same days a year earlier, so
 * that the season is the same, or the days just before.
 * @returns undefined where there is no such day
 */
export function periodsOf(
  began: string,
  months: number,
  compared: 'year' | 'directly',
): ComparedPeriods | undefined {
  const after = new Date(`${began}T00:00`);
  if (began === '' || Number.isNaN(after.getTime())) return undefined;
  const days = Math.min(daysOfYear, Math.round((months * daysOfYear) / 12));
  const back = compared === 'year' ? daysOfYear : days;
  const beforeFrom = new Date(after.getTime() - back * dayMilliseconds);
  return { beforeFrom: beforeFrom.toISOString(), afterFrom: after.toISOString(), days };
}

/** A period may lack so much of itself at an end where nobody reported anything. */
const missingShareAtMost = 0.1;

/**
 * Which of the two periods lies partly before the first recorded incident or after the last one. What is not brought in,
 * or has not happened yet, would be counted as fewer.
 */
export function uncoveredPeriod(
  { beforeFrom, afterFrom, days }: ComparedPeriods,
  recorded: { firstAt: string | null; lastAt: string | null },
): 'before' | 'after' | undefined {
  const slack = days * dayMilliseconds * missingShareAtMost;
  const first = Date.parse(recorded.firstAt ?? '');
  const last = Date.parse(recorded.lastAt ?? '');
  if (!(first <= Date.parse(beforeFrom) + slack)) return 'before';
  return Date.parse(afterFrom) + days * dayMilliseconds - slack <= last ? undefined : 'after';
}
