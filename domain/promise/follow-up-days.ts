import { daysAfter } from '../walk-day.ts';
import { type DayWindow, daysIn, yearsIn } from './day-window.ts';

/** How many follow-ups a calendar year of the period has. */
export interface YearAmount {
  year: number;
  amount: number;
}

/** Days for the follow-ups, spread evenly: each at the end of its part of the year. People move them as they like. */
export function followUpDays(period: DayWindow, years: readonly YearAmount[]): string[] {
  return yearsIn(period).flatMap(({ year, from, to }) => {
    const amount = years.find((one) => one.year === year)?.amount ?? 0;
    const days = daysIn({ from, to });
    return Array.from({ length: amount }, (_, index) =>
      daysAfter(from, Math.max(0, Math.round((days * (index + 1)) / amount) - 1)),
    );
  });
}
