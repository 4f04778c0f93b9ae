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

/**
 * The moment at which the clock of the place shows this day and time, as UTC; null where they cannot be read. A time
 * that the clock skips in spring is an hour later; of one that it shows twice in autumn, the second is meant.
 * @param clock hours and minutes, as in 17:32
 */
export function timeAtPlace(day: string, clock: string): string | null {
  const wanted = Date.parse(`${day}T${clock}Z`);
  if (Number.isNaN(wanted)) return null;
  const aheadAt = (moment: number): number => {
    const time = new Date(moment).toISOString();
    return Date.parse(`${placeDay(time)}T${placeClock(time)}Z`) - moment;
  };
  return new Date(wanted - aheadAt(wanted - aheadAt(wanted))).toISOString();
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
