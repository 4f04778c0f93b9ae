import { placeWeekdayHour } from '../../place-time.ts';
import type { TargetWindow } from './shift-input.ts';

const minute = 60_000;
const hour = 60 * minute;

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
  while (begin < startAt + totalMinutes * minute) {
    const next = (Math.floor(begin / hour) + 1) * hour;
    const { weekday, hour: hourOfDay } = placeWeekdayHour(new Date(begin).toISOString());
    if (isInWindow(windows, weekday, hourOfDay)) {
      const [from, to] = [(begin - startAt) / minute, Math.min(totalMinutes, (next - startAt) / minute)];
      const last = open.at(-1);
      if (last !== undefined && last[1] === from) last[1] = to;
      else open.push([from, to]);
    }
    begin = next;
  }
  return open;
}
