import { minuteMilliseconds } from '../milliseconds.ts';
import { placeDay } from '../place-time.ts';

/** What a promise can count: visits at hot spots, speed checks, presence in the pub environment. */
export const countedKinds = ['hotspot-visit', 'speed-check', 'pub-visit'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** What was done in one whole month, for everybody: never per officer, never per place. */
export interface MonthlySum {
  /** By the clock of the place, as in 2026-10. */
  month: string;
  kind: CountedKind;
  count: number;
  minutes: number;
  /** Minutes times the officers who were there. */
  officerMinutes: number;
}

interface SummedVisit {
  /** Null for a stop that was at no hot spot; such a visit is in no sum. */
  hotSpotId: string | null;
  arrivedAt: string;
  leftAt: string;
  officers: number;
}

interface SummedCount {
  kind: Exclude<CountedKind, 'hotspot-visit'>;
  /** A day by the clock of the place. */
  date: string;
  minutes: number;
  officers: number;
}

/**
 * Sums by month and kind, by month, then in the order of the kinds. Only whole months that have ended: from the sum of a
 * month under way it could be told what was done yesterday. A visit belongs to the month in which it began.
 * @param asOf the time that it is now
 */
export function monthlySums(
  visits: readonly SummedVisit[],
  counts: readonly SummedCount[],
  { asOf }: { asOf: string },
): MonthlySum[] {
  const monthNow = placeDay(asOf).slice(0, 7);
  const sums = new Map<string, MonthlySum>();
  const add = (month: string, kind: CountedKind, minutes: number, officers: number) => {
    if (month >= monthNow) return;
    const key = `${month} ${countedKinds.indexOf(kind)}`;
    const before = sums.get(key) ?? { month, kind, count: 0, minutes: 0, officerMinutes: 0 };
    sums.set(key, {
      ...before,
      count: before.count + 1,
      minutes: before.minutes + minutes,
      officerMinutes: before.officerMinutes + minutes * officers,
    });
  };
  for (const { hotSpotId, arrivedAt, leftAt, officers } of visits) {
    const minutes = Math.round((Date.parse(leftAt) - Date.parse(arrivedAt)) / minuteMilliseconds);
    if (hotSpotId !== null) add(placeDay(arrivedAt).slice(0, 7), 'hotspot-visit', minutes, officers);
  }
  for (const { kind, date, minutes, officers } of counts) add(date.slice(0, 7), kind, minutes, officers);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
