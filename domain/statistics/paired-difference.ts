import { normalQuantile95 } from './wilson-interval.ts';

/** How much more often the first of two said yes than the second, with a 95 % interval. */
export interface PairedDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The interval holds 0: the difference may be chance. */
  readonly mayBeChance: boolean;
}

/**
 * The difference of two shares over the same cases, each answered by both.
 * Method: Wald interval for paired proportions (Agresti 2013, "Categorical Data Analysis", 11.1): the variance is that
 * of the cases on which they disagree, (b + c - (b - c)^2 / n) / n^2.
 * @param onlyFirst cases where only the first said yes; @param onlySecond where only the second did
 * @throws RangeError without cases, or where more disagree than there are
 */
export function pairedDifference(onlyFirst: number, onlySecond: number, cases: number): PairedDifference {
  if (!(cases > 0) || onlyFirst + onlySecond > cases)
    throw new RangeError(`${onlyFirst} and ${onlySecond} of ${cases} cases cannot be`);
  const value = (onlyFirst - onlySecond) / cases;
  const variance = (onlyFirst + onlySecond - (onlyFirst - onlySecond) ** 2 / cases) / cases ** 2;
  const reach = normalQuantile95 * Math.sqrt(variance);
  const [low, high] = [value - reach, value + reach];
  return { value, low, high, mayBeChance: low <= 0 && high >= 0 };
}
