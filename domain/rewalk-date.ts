import { eveningLight } from './evening-light.ts';
import type { Position } from './geo.ts';
import { type LightClass, lightClassAt } from './light.ts';
import { hourMilliseconds, minuteMilliseconds } from './milliseconds.ts';
import { placeClock, placeDay } from './place-time.ts';
import { daysAfter } from './walk-day.ts';

/** Times are told to people in steps of this. */
const stepMinutes = 5;
/** Nobody is asked to come earlier or later than this, unless the walk before was. */
const earliestClock = '07:00';
const latestClock = '20:00';
/** A little more than a year: every light comes back. */
const daysAtMost = 400;

export interface RewalkDate {
  startAt: string;
  lightClass: LightClass;
  /** Minutes after civil dusk of that evening, negative before it; null where the clock was kept instead. */
  minutesAfterDusk: number | null;
}

/**
 * The first day on which the same walk meets the same light: the same weekday, and as long after dusk as then. By
 * daylight, and where it never gets dark, the same hour by the clock of the place. Null when no day within a year fits.
 * @param notBefore the first day that will do, as in 2026-11-23
 */
export function rewalkDate(
  previousStartAt: string,
  position: Position,
  notBefore: string,
): RewalkDate | null {
  const lightClass = lightClassAt(new Date(previousStartAt), position);
  const previousDay = placeDay(previousStartAt);
  const previousDusk = eveningLight(previousDay, position).civilDuskAt;
  const afterDusk =
    lightClass === 'daylight' || previousDusk === null
      ? null
      : Date.parse(previousStartAt) - Date.parse(previousDusk);
  const clock = placeClock(previousStartAt);
  const [earliest, latest] = [
    clock < earliestClock ? clock : earliestClock,
    clock > latestClock ? clock : latestClock,
  ];
  const weekday = weekdayOf(previousDay);
  for (let days = 0; days <= daysAtMost; days++) {
    const day = daysAfter(notBefore, days);
    if (weekdayOf(day) !== weekday) continue;
    const startAt =
      afterDusk === null ? sameClock(previousStartAt, day) : afterDuskOf(day, position, afterDusk);
    if (startAt === null || lightClassAt(new Date(startAt), position) !== lightClass) continue;
    const at = placeClock(startAt);
    if (at < earliest || at > latest || placeDay(startAt) !== day) continue;
    return {
      startAt,
      lightClass,
      minutesAfterDusk: afterDusk === null ? null : Math.round(afterDusk / minuteMilliseconds),
    };
  }
  return null;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** Rounded away from dusk's side that would change the light: later after dusk, earlier before it. */
function afterDuskOf(day: string, position: Position, afterDusk: number): string | null {
  const { civilDuskAt } = eveningLight(day, position);
  if (civilDuskAt === null) return null;
  const exact = Date.parse(civilDuskAt) + afterDusk;
  const step = stepMinutes * minuteMilliseconds;
  const rounded = afterDusk >= 0 ? Math.ceil(exact / step) * step : Math.floor(exact / step) * step;
  return new Date(rounded).toISOString();
}

/** The same hour by the clock of the place on another day, also where summer time lies between. */
function sameClock(time: string, day: string): string | null {
  const clock = placeClock(time);
  // The place is one or two hours ahead of UTC.
  const fits = [1, 2]
    .map((hours) => new Date(Date.parse(`${day}T${clock}:00Z`) - hours * hourMilliseconds).toISOString())
    .find((candidate) => placeClock(candidate) === clock && placeDay(candidate) === day);
  return fits ?? null;
}
