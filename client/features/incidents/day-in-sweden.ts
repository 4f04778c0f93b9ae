const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** The day as in 2026-11-23 of a time of a file, which is read by Sweden's clock: in UTC a day begins on the day before. */
export function dayInSweden(time: string): string {
  return calendar.format(new Date(time));
}
