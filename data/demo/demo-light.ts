import type { Position } from '../../domain/geo.ts';
import { lightClassAt } from '../../domain/light.ts';

/** The first half hour of that day's evening by which it is dark, at 22:00 UTC at the latest (midsummer). */
export function darkStart(day: Date, position: Position): Date {
  const start = new Date(day);
  for (start.setUTCHours(15, 0, 0, 0); start.getUTCHours() < 22; start.setTime(start.getTime() + 30 * 60_000))
    if (lightClassAt(start, position) === 'dark') break;
  return start;
}
