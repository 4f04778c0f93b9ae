import { exactShareInterval } from './exact-share-interval.ts';

/** How much more often the first of two said yes than the second, with a 95 % interval. */
export interface PairedDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The interval holds 0: the difference may be chance. */
  readonly mayBeChance: boolean;
}

/**
 * The difference of two shares over the same cases, each answered by both. Only the cases on which they disagree say
 * anything of it: the interval is the exact one for how many of these the first has, so that it leaves out 0 just when
 * McNemar's exact test does, also where few disagree. Where none does, as many as may have been missed.
 * Method: McNemar 1947; Clopper and Pearson 1934.
 * @param onlyFirst cases where only the first said yes; @param onlySecond where only the second did
 * @throws RangeError without cases, or where more disagree than there are
 */
export function pairedDifference(onlyFirst: number, onlySecond: number, cases: number): PairedDifference {
  const differ = onlyFirst + onlySecond;
  if (!(cases > 0) || differ > cases)
    throw new RangeError(`${onlyFirst} and ${onlySecond} of ${cases} cases cannot be`);
  if (differ === 0) {
    const { high } = exactShareInterval(0, cases);
    return { value: 0, low: -high, high, mayBeChance: true };
  }
  const ofFirst = exactShareInterval(onlyFirst, differ);
  const [low, high] = [ofFirst.low, ofFirst.high].map((share) => ((2 * share - 1) * differ) / cases) as [
    number,
    number,
  ];
  return { value: (onlyFirst - onlySecond) / cases, low, high, mayBeChance: low <= 0 && high >= 0 };
}
