/** A day and a time as two fields of a form, on the clock of the device. */
export interface Moment {
  /** As in 2026-11-23, empty while not decided. */
  date: string;
  /** As in 18:00. */
  time: string;
}

const usualTime = '18:00';
const twoDigits = (value: number): string => String(value).padStart(2, '0');

export function momentOf(time: string | null): Moment {
  if (time === null) return { date: '', time: usualTime };
  const at = new Date(time);
  return {
    date: `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`,
    time: `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`,
  };
}

/** As UTC; null while there is no date or it cannot be read. */
export function timeOf({ date, time }: Moment): string | null {
  if (date === '') return null;
  const at = new Date(`${date}T${time === '' ? usualTime : time}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
