import type { DayWindow } from './day-window.ts';
import { daysIn, daysPassed } from './day-window.ts';
import { evidenceDay } from './evidence.ts';
import type { ItemState } from './promise-state.ts';

/** A step of the burn-up: how many in all when that day had ended. `share` is how far into the window, from 0 to 1. */
export interface BurnUpPoint {
  day: string;
  share: number;
  count: number;
}

export interface BurnUp {
  /** From 0 at the first day of the window; the last is the day it is, or the last day of the window. */
  points: readonly BurnUpPoint[];
  /** Where the straight line ends, at the end of the window. */
  target: number;
  /** What the upright axis must hold. */
  highest: number;
}

/** What was counted day by day against the straight line; undefined while the item has no number. */
export function burnUpOf(
  { counted, target }: Pick<ItemState, 'counted' | 'target'>,
  window: DayWindow,
  asOf: string,
): BurnUp | undefined {
  if (target === null) return undefined;
  // At the end of the day, so that the last day of the window is the whole of it.
  const shareAt = (day: string) => Math.min(1, (daysPassed(window, day) + 1) / daysIn(window));
  const points: BurnUpPoint[] = [{ day: window.from, share: 0, count: 0 }];
  let count = 0;
  for (const one of counted) {
    count += one.amount;
    const day = evidenceDay(one);
    const last = points.at(-1);
    if (points.length > 1 && last !== undefined && last.day === day) last.count = count;
    else points.push({ day, share: shareAt(day), count });
  }
  const end = asOf < window.to ? asOf : window.to;
  if (end > window.from && (points.at(-1)?.day ?? '') < end)
    points.push({ day: end, share: shareAt(end), count });
  return { points, target, highest: Math.max(target, count) };
}
