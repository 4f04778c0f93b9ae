import { placeClock, placeDay, timeAtPlace } from '../../../domain/place-time.ts';

/** A day and a time as two fields of a form, on the clock of the place. */
export interface Moment {
  /** As in 2026-11-23, empty while not decided. */
  date: string;
  /** As in 18:00. */
  time: string;
}

const usualTime = '18:00';

export function momentOf(time: string | null): Moment {
  if (time === null) return { date: '', time: usualTime };
  return { date: placeDay(time), time: placeClock(time) };
}

/** As UTC; null while there is no date or it cannot be read. */
export function timeOf({ date, time }: Moment): string | null {
  if (date === '') return null;
  return timeAtPlace(date, time === '' ? usualTime : time);
}
