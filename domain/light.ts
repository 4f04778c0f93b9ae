import { getPosition } from 'suncalc';
import type { LightCondition } from './finding.ts';
import type { Position } from './geo.ts';

/** How light the sky is: comparisons between walks are only made within one class. */
export const lightClasses = ['daylight', 'dusk', 'dark'] as const;
export type LightClass = (typeof lightClasses)[number];

/** What the person says of the lamps where it is dark. */
export type LightWord = 'lit' | 'unlit';

/** The air bends the sun's light: suncalc adds this much to every height at and below the horizon. */
const refractionDegrees = 0.484;
/** The middle of the sun stands here, without refraction, when its upper edge is seen to touch the horizon. */
export const sunsetDegrees = -0.833;
/** Civil dusk ends here: without lamps, ordinary outdoor work is no longer possible. */
export const civilDuskDegrees = -6;

/**
 * The height of the sun's middle over the horizon in degrees without refraction, by suncalc (Meeus, Astronomical
 * Algorithms). Exact below the horizon, where the light classes part; up to half a degree too low above it.
 */
export function sunAltitudeDegrees(at: Date, [longitude, latitude]: Position): number {
  return getPosition(at, latitude, longitude).altitude - refractionDegrees;
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
