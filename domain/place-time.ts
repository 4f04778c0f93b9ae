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
