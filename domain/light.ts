import { getPosition } from 'suncalc';
import type { LightCondition } from './finding.ts';
import type { Position } from './geo.ts';

/** How light the sky is: comparisons between walks are only made within one class. */
export const lightClasses = ['daylight', 'dusk', 'dark'] as const;
export type LightClass = (typeof lightClasses)[number];

/** What the person says of the lamps where it is dark. */
export type LightWord = 'lit' | 'unlit';

/** The sun's upper edge touches the horizon here, refraction included. */
const sunsetDegrees = -0.833;
/** Civil dusk ends here: without lamps, ordinary outdoor work is no longer possible. */
const civilDuskDegrees = -6;

/** The sun's height over the horizon in degrees, by suncalc (Meeus, Astronomical Algorithms). */
export function sunAltitudeDegrees(at: Date, [longitude, latitude]: Position): number {
  return getPosition(at, latitude, longitude).altitude;
}

/** Daylight until sunset, dusk until civil dusk ends, dark after that; the same in the morning. */
export function lightClassAt(at: Date, position: Position): LightClass {
  const altitude = sunAltitudeDegrees(at, position);
  if (altitude >= sunsetDegrees) return 'daylight';
  return altitude >= civilDuskDegrees ? 'dusk' : 'dark';
}

/**
 * The light of a mark: from the sun, and in the dark from the person's word. Without a word the dark counts as
 * lit: a lamp is the ordinary case in a town, and "unlit" must be somebody's observation.
 */
export function lightConditionAt(at: Date, position: Position, word: LightWord | null): LightCondition {
  const lightClass = lightClassAt(at, position);
  if (lightClass !== 'dark') return lightClass;
  return word === 'unlit' ? 'dark_unlit' : 'dark_lit';
}
