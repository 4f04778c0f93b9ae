import { placeTimeZone } from '../place-time.ts';
import type { TargetWindow } from './hot-spot.ts';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: placeTimeZone,
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Weekday (0 is Monday) and hour of a time by the clock of the place. */
function weekdayHour(time: string): { weekday: number; hour: number } {
  const said = Object.fromEntries(
    parts.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  );
  return { weekday: weekdays.indexOf(said.weekday ?? ''), hour: Number(said.hour) };
}

/**
 * Whether a time lies in one of the windows; null where there are none, for then nothing says when. A window past
 * midnight belongs to the day on which it begins.
 */
export function inWindow(time: string, windows: readonly TargetWindow[]): boolean | null {
  if (windows.length === 0) return null;
  const { weekday, hour } = weekdayHour(time);
  return windows.some((window) => {
    const { fromHour, toHour } = window;
    const today = window.weekday === weekday;
    if (fromHour < toHour) return today && hour >= fromHour && hour < toHour;
    const yesterday = (window.weekday + 1) % 7 === weekday;
    return (today && hour >= fromHour) || (yesterday && hour < toHour);
  });
}
