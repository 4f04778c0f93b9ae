import type { TargetWindow } from './hot-spot.ts';

const hoursOfWindow = 4;
/** With fewer events the hours of a week say nothing. */
const eventsAtLeast = 10;
const eventsInWindowAtLeast = 3;
const timesExpected = 2;
const windowsAtMost = 5;

/**
 * The windows that counts by weekday and hour suggest: of each weekday the four hours in a row (past midnight too) with
 * most events, where these have at least twice as many as they would if all hours were alike, and at least three. The
 * fullest first; none where there are fewer than ten events. It describes what was recorded and predicts nothing.
 * @param weekdayHours seven rows from Monday, 24 counts each
 */
export function suggestWindows(weekdayHours: readonly (readonly number[])[]): TargetWindow[] {
  const week = weekdayHours.flat();
  const total = week.reduce((sum, count) => sum + count, 0);
  if (total < eventsAtLeast) return [];
  const atLeast = Math.max(eventsInWindowAtLeast, (timesExpected * total * hoursOfWindow) / week.length);
  const best = weekdayHours.map((_, weekday) => {
    const windows = Array.from({ length: 24 }, (_, fromHour) => {
      const hours = Array.from({ length: hoursOfWindow }, (_, step) => weekday * 24 + fromHour + step);
      const n = hours.reduce((sum, hour) => sum + (week[hour % week.length] ?? 0), 0);
      const end = fromHour + hoursOfWindow;
      return { weekday, fromHour, toHour: end > 24 ? end - 24 : end, n };
    });
    return windows.reduce((fullest, one) => (one.n > fullest.n ? one : fullest));
  });
  return best
    .filter(({ n }) => n >= atLeast)
    .sort((a, b) => b.n - a.n || a.weekday - b.weekday)
    .slice(0, windowsAtMost);
}
