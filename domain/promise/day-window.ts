import { z } from 'zod';
import { dateSchema } from '../feature.ts';
import { dayMilliseconds } from '../milliseconds.ts';

/** From one day to another, both counted in. */
export const dayWindowSchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, {
    message: 'must not end before it starts',
    path: ['to'],
  });
export type DayWindow = z.infer<typeof dayWindowSchema>;

/** Days since 1970. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;
}

/** How many days the window has. */
export function daysIn({ from, to }: DayWindow): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Whole days of the window that have passed when the day `asOf` begins; from 0 to all of them. */
export function daysPassed(window: DayWindow, asOf: string): number {
  return Math.min(daysIn(window), Math.max(0, dayNumber(asOf) - dayNumber(window.from)));
}

export function isInWindow({ from, to }: DayWindow, day: string): boolean {
  return from <= day && day <= to;
}

/** The last day of a month as in 2026-10. */
export function lastDayOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The months that lie wholly in the window, in order. */
export function wholeMonthsIn({ from, to }: DayWindow): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (lastDayOfMonth(name) > to) return months;
    if (`${name}-01` >= from) months.push(name);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}

/** The calendar years that the window touches, each with the part of it that lies in the window. */
export function yearsIn(window: DayWindow): { year: number; whole: boolean; from: string; to: string }[] {
  const first = Number(window.from.slice(0, 4));
  const last = Number(window.to.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
    const from = window.from > begin ? window.from : begin;
    const to = window.to < end ? window.to : end;
    return { year, whole: from === begin && to === end, from, to };
  });
}
