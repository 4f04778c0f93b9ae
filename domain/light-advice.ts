import { eveningLight } from './evening-light.ts';
import type { Position } from './geo.ts';
import { lightClassAt } from './light.ts';
import { placeDay } from './place-time.ts';
import type { SafetyWalk } from './walk.ts';

/** What is wrong with the hour for the light that the walk is about; "fits" where nothing is. */
export const lightAdvices = ['fits', 'too-light', 'never-dark', 'too-dark', 'gets-dark'] as const;
export type LightAdvice = (typeof lightAdvices)[number];

interface PlannedLight {
  startAt: string;
  position: Position;
  lightPurpose: SafetyWalk['properties']['lightPurpose'];
  /** How long the walk takes with its stops. */
  minutes: number;
}

/** Whether a walk that must be made in the dark, or in daylight, is planned for an hour that has it. */
export function lightAdvice({ startAt, position, lightPurpose, minutes }: PlannedLight): LightAdvice {
  if (lightPurpose === 'either') return 'fits';
  const startClass = lightClassAt(new Date(startAt), position);
  if (lightPurpose === 'daylight') {
    if (startClass !== 'daylight') return 'too-dark';
    const { sunsetAt } = eveningLight(placeDay(startAt), position);
    const endsAt = Date.parse(startAt) + minutes * 60_000;
    const setsBeforeEnd = sunsetAt !== null && sunsetAt >= startAt && Date.parse(sunsetAt) < endsAt;
    return setsBeforeEnd ? 'gets-dark' : 'fits';
  }
  const { civilDuskAt, dark } = eveningLight(placeDay(startAt), position);
  if (dark === 'never') return 'never-dark';
  const isAfterDusk = civilDuskAt !== null && Date.parse(startAt) >= Date.parse(civilDuskAt);
  return isAfterDusk || startClass === 'dark' ? 'fits' : 'too-light';
}
