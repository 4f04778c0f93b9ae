import { eveningCrossing } from './dusk.ts';
import type { Position } from './geo.ts';
import { civilDuskDegrees, sunsetDegrees } from './light.ts';

/** When the sun sets and civil dusk ends; null where it does not happen that day, as in a northern summer. */
export interface EveningLight {
  sunsetAt: string | null;
  civilDuskAt: string | null;
  /** Whether it gets dark: from civil dusk, not at all (northern summer), or it is dark all day (northern winter). */
  dark: 'from-dusk' | 'never' | 'all-day';
}

/**
 * The evening of a day at a place, in UTC.
 * @param day as in 2026-11-23, by the calendar of the place
 */
export function eveningLight(day: string, position: Position): EveningLight {
  const sunset = eveningCrossing(day, position, sunsetDegrees);
  const dusk = eveningCrossing(day, position, civilDuskDegrees);
  return {
    sunsetAt: typeof sunset === 'string' ? null : sunset.at,
    civilDuskAt: typeof dusk === 'string' ? null : dusk.at,
    dark: typeof dusk === 'object' ? 'from-dusk' : dusk === 'stays-above' ? 'never' : 'all-day',
  };
}
