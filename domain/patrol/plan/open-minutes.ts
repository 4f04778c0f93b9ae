import { hourMilliseconds, minuteMilliseconds } from '../../milliseconds.ts';
import { placeWeekdayHour } from '../../place-time.ts';
import type { TargetWindow } from './shift-input.ts';

/** Whether an hour of the week lies in a window; a window may run over midnight. */
export function isInWindow(windows: readonly TargetWindow[], weekday: number, hourOfDay: number): boolean {
  return windows.some(({ weekday: day, fromHour, toHour }) => {
    if (fromHour < toHour) return weekday === day && hourOfDay >= fromHour && hourOfDay < toHour;
    return (weekday === day && hourOfDay >= fromHour) || (weekday === (day + 1) % 7 && hourOfDay < toHour);
  });
}

/**
 * The minutes of a shift that lie in a window, as [from, to) counted from its start, in order and apart. The clock is that
 * of the place; its hours begin when those of UTC do.
 */
export function openMinutes(
  windows: readonly TargetWindow[],
  startAt: number,
  totalMinutes: number,
): (readonly [from: number, to: number])[] {
  const open: [number, number][] = [];
  let begin = startAt;
  while (begin < startAt + totalMinutes * minuteMilliseconds) {
    const next = (Math.floor(begin / hourMilliseconds) + 1) * hourMilliseconds;
    const { weekday, hour: hourOfDay } = placeWeekdayHour(new Date(begin).toISOString());
    if (isInWindow(windows, weekday, hourOfDay)) {
      const [from, to] = [
        (begin - startAt) / minuteMilliseconds,
        Math.min(totalMinutes, (next - startAt) / minuteMilliseconds),
      ];
      const last = open.at(-1);
      if (last !== undefined && last[1] === from) last[1] = to;
      else open.push([from, to]);
    }
    begin = next;
  }
  return open;
}
