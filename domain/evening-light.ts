import type { Position } from './geo.ts';
import { civilDuskDegrees, sunAltitudeDegrees, sunsetDegrees } from './light.ts';

/** When the sun sets and civil dusk ends; null where it does not happen that day, as in a northern summer. */
export interface EveningLight {
  sunsetAt: string | null;
  civilDuskAt: string | null;
}

const hour = 3_600_000;

/**
 * The evening of the day, in UTC, that a time of it falls on: the crossing between the sun's highest and lowest point
 * around that time, found by halving to a second.
 */
export function eveningLight(day: string, position: Position): EveningLight {
  // The sun is highest at noon by the longitude, within a quarter of an hour.
  const noon = Date.parse(`${day}T12:00:00Z`) - (position[0] / 15) * hour;
  const crossing = (degrees: number): string | null => {
    const isUp = (time: number) => sunAltitudeDegrees(new Date(time), position) >= degrees;
    let [above, below] = [noon, noon + 12 * hour];
    if (!isUp(above) || isUp(below)) return null;
    while (below - above > 1000) {
      const middle = (above + below) / 2;
      if (isUp(middle)) above = middle;
      else below = middle;
    }
    return new Date(Math.round(below / 1000) * 1000).toISOString();
  };
  return { sunsetAt: crossing(sunsetDegrees), civilDuskAt: crossing(civilDuskDegrees) };
}
