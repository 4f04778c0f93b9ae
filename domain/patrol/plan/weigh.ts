import { hourMilliseconds } from '../../milliseconds.ts';
import { randomFrom } from '../../random.ts';
import type { ShiftCandidate } from './shift-input.ts';

const gradeWeights = { A: 1, B: 0.75, C: 0.5 } as const;
/** A visit outside the hours that the hot spot is known for. */
export const outsideWindow = 0.4;
/** Right after a visit; it grows evenly to 1 a week later. */
const justVisited = 0.5;
const hoursToFull = 168;

/** Factors have two decimals, so that what the screen multiplies is what was weighed. */
const toHundredths = (value: number): number => Math.round(value * 100) / 100;

export function gradeWeight(grade: ShiftCandidate['evidenceGrade']): number {
  return gradeWeights[grade];
}

/** @param hours since the last visit; Infinity for none */
export function recencyWeight(hours: number): number {
  return toHundredths(justVisited + (1 - justVisited) * Math.min(1, Math.max(0, hours) / hoursToFull));
}

export function hoursBetween(from: string | null, to: string): number {
  return from === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / hourMilliseconds;
}

/**
 * Tonight's draw for a hot spot, from 1 - reach to 1 + reach. It depends on the seed and the id alone, so that it does not
 * move when another hot spot is added.
 */
export function drawWeight(id: string, seed: number, reach: number): number {
  let mixed = 0x811c9dc5 ^ seed;
  for (let index = 0; index < id.length; index++) mixed = Math.imul(mixed ^ id.charCodeAt(index), 0x01000193);
  return toHundredths(randomFrom(mixed).between(1 - reach, 1 + reach));
}
