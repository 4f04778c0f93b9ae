/** The clock of the places that are walked, whatever the clock of the device. */
export const placeTimeZone = 'Europe/Stockholm';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: placeTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function wall(time: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(time)).map(({ type, value }) => [type, value]));
}

/** The day of a time by the clock of the place, as in 2026-11-23. */
export function placeDay(time: string): string {
  const { year, month, day } = wall(time);
  return `${year}-${month}-${day}`;
}

/** Hours and minutes by the clock of the place, as in 17:32. */
export function placeClock(time: string): string {
  const { hour, minute } = wall(time);
  return `${hour}:${minute}`;
}

const weekdayHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: placeTimeZone,
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The weekday (0 is Monday) and the hour of a time by the clock of the place. */
export function placeWeekdayHour(time: string): { weekday: number; hour: number } {
  const shown = Object.fromEntries(
    weekdayHour.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  );
  return { weekday: weekdays.indexOf(shown.weekday ?? ''), hour: Number(shown.hour) };
}
